package it.sportello.web.desk;

import it.sportello.shared.ReferenceCode;

/** Where the page of a code is. */
final class Pages {

    private Pages() {}

    /** Acts and cases share the shape of their codes; the register of acts numbers its own with these prefixes. */
    static boolean isAct(ReferenceCode code) {
        return code.value().startsWith("DET-") || code.value().startsWith("ATTO-");
    }

    static String of(ReferenceCode code) {
        return (isAct(code) ? "/desk/acts/" : "/desk/cases/") + code;
    }
}

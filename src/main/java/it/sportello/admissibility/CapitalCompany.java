package it.sportello.admissibility;

import it.sportello.shared.Rule;
import java.util.Locale;
import java.util.regex.Pattern;

/** The legal forms of companies with capital, as people write them: short or in full (PSW-05-14). */
@Rule("PSW-05-14")
final class CapitalCompany {

    private static final Pattern SHORT = Pattern.compile("\\b(S ?P ?A|S ?R ?L ?S?|S ?A ?P ?A)\\b");
    private static final Pattern IN_FULL = Pattern.compile("\\bPER AZIONI\\b|\\bRESPONSABILIT[^ ]* LIMITATA\\b");
    private static final Pattern NOT_SPOKEN = Pattern.compile("[^\\p{L}]+");

    private CapitalCompany() {}

    static boolean isOne(String legalForm) {
        String written = legalForm.toUpperCase(Locale.ROOT).replace(".", "");
        String words = NOT_SPOKEN.matcher(written).replaceAll(" ");
        return SHORT.matcher(words).find() || IN_FULL.matcher(words).find();
    }
}

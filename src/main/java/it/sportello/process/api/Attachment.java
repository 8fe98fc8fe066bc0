package it.sportello.process.api;

import it.sportello.shared.Rule;
import java.util.Set;

/** The documents that come with the acts of the beneficiary, after the application (PSW-12-05 for their form). */
@Rule({"PSW-12-05", "PSW-16-03", "PSW-18-04", "PSW-19-03", "PSW-22-04", "PSW-19-05"})
public enum Attachment {
    START_COMMUNICATION("comunicazione di avvio"),
    ATI_DEED("atto costitutivo dell'ATI/ATS"),
    DEDICATED_ACCOUNT("comunicazione del conto dedicato"),
    GUARANTEE("fideiussione"),
    ADVANCE_INVOICE("fattura dell'acconto"),
    BALANCE_INVOICE("fattura del saldo"),
    VARIATION("documento della variazione"),
    REPORT("documento del rendiconto"),
    OBSERVATIONS("osservazioni sui motivi ostativi"),
    NOTICE_REPLY("riscontro alla diffida"),
    WITHDRAWAL("rinuncia"),
    CONTROL("documento per il controllo");

    private static final Set<Attachment> MANY = Set.of(VARIATION, REPORT, OBSERVATIONS, NOTICE_REPLY, CONTROL);

    private final String label;

    Attachment(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }

    /** Whether a case may have several, told apart by their subject. */
    public boolean many() {
        return MANY.contains(this);
    }
}

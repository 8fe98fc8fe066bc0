package it.sportello.payment;

import it.sportello.notice.Notice.InterestMode;
import it.sportello.shared.Rule;

/** What an act of recovery says of interest: it must always state the choice (PSW-20-04). */
@Rule("PSW-20-04")
public final class InterestStatement {

    /** The sentence of the act, in Italian. */
    public String of(InterestMode mode) {
        return switch (mode) {
            case NONE -> "Sulle somme da restituire non sono applicati interessi.";
            case REFERENCE_RATE ->
                "Le somme da restituire sono maggiorate degli interessi al tasso ufficiale di riferimento vigente"
                        + " alla data dell'ordinativo di pagamento (art. 9, comma 4, D.Lgs. 123/1998).";
            case REFERENCE_RATE_PLUS_5 ->
                "Le somme da restituire sono maggiorate degli interessi al tasso ufficiale di riferimento vigente"
                        + " alla data dell'ordinativo di pagamento, aumentato di cinque punti percentuali (art. 9,"
                        + " comma 4, D.Lgs. 123/1998).";
        };
    }
}

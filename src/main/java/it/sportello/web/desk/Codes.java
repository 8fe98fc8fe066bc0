package it.sportello.web.desk;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;

/** Codes as they come in an address. */
final class Codes {

    private Codes() {}

    /** @throws Refusal not found, when it has not the shape of a code */
    static ReferenceCode read(String text) {
        try {
            return new ReferenceCode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("codice indicato");
        }
    }
}

package it.sportello.funding;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is ahead of a proposal, to be named in its sentence.
 *
 * @param undecided whose examination is not over
 * @param waiting decided, and not in its turn yet
 * @param unconfirmed in its turn: what is proposed for it waits for the officer
 * @param awaitingB whose Action B waits for funds; its Action A is proposed or committed
 */
record Ahead(Named undecided, Named waiting, Named unconfirmed, Named awaitingB) {

    boolean isNobody() {
        return undecided.isNobody() && waiting.isNobody() && unconfirmed.isNobody();
    }

    String precededBy() {
        return isNobody() ? "" : "la precedono " + names() + " e ";
    }

    String names() {
        List<String> parts = new ArrayList<>();
        if (!undecided.isNobody()) {
            parts.add("in istruttoria " + undecided);
        }
        if (!waiting.isNobody()) {
            parts.add("in attesa " + waiting);
        }
        if (!unconfirmed.isNobody()) {
            parts.add("in attesa di conferma " + unconfirmed);
        }
        return String.join("; ", parts);
    }
}

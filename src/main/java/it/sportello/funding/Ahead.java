package it.sportello.funding;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is ahead of a proposal, to be named in its sentence.
 *
 * @param undecided all, by arrival: the first {@code undecidedAhead} are ahead
 * @param waiting the first of those that wait, at most {@link #NAMED}; {@code waitingAhead} are ahead
 */
record Ahead(List<Proposal> undecided, int undecidedAhead, List<Proposal> waiting, int waitingAhead) {

    /** So many cases are named; of the others the number is told. */
    static final int NAMED = 3;

    boolean isNobody() {
        return undecidedAhead + waitingAhead == 0;
    }

    String precededBy() {
        return waitingAhead == 0 ? "" : "la precedono in attesa " + first(waiting, waitingAhead) + " e ";
    }

    String names() {
        List<String> parts = new ArrayList<>(2);
        if (undecidedAhead > 0) {
            parts.add("in istruttoria " + first(undecided, undecidedAhead));
        }
        if (waitingAhead > 0) {
            parts.add("in attesa " + first(waiting, waitingAhead));
        }
        return String.join("; ", parts);
    }

    private static String first(List<Proposal> proposals, int all) {
        int named = Math.min(NAMED, all);
        StringBuilder text = new StringBuilder();
        for (Proposal p : proposals.subList(0, named)) {
            text.append(text.isEmpty() ? "" : ", ").append(p.code());
        }
        int others = all - named;
        return others == 0
                ? text.toString()
                : text.append(" e ")
                        .append(others)
                        .append(others == 1 ? " altra" : " altre")
                        .toString();
    }
}

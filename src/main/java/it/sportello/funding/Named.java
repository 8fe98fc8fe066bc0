package it.sportello.funding;

import java.util.ArrayList;
import java.util.List;

/**
 * A number of proposals of which the first are named.
 *
 * @param first of them, at most {@link #MOST}
 * @param all how many there are
 */
record Named(List<Proposal> first, int all) {

    /** So many cases are named; of the others the number is told. */
    static final int MOST = 3;

    static final Named NOBODY = new Named(List.of(), 0);

    boolean isNobody() {
        return all == 0;
    }

    Named and(Proposal p) {
        if (first.size() == MOST) {
            return new Named(first, all + 1);
        }
        List<Proposal> more = new ArrayList<>(first);
        more.add(p);
        return new Named(List.copyOf(more), all + 1);
    }

    /** Such as {@code PSW20-000001, PSW20-000002, PSW20-000003 e 4 altre}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Proposal p : first) {
            text.append(text.isEmpty() ? "" : ", ").append(p.code());
        }
        int others = all - first.size();
        return others == 0
                ? text.toString()
                : text.append(" e ")
                        .append(others)
                        .append(others == 1 ? " altra" : " altre")
                        .toString();
    }
}

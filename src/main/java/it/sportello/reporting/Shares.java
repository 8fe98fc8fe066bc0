package it.sportello.reporting;

import it.sportello.shared.Euro;
import java.util.ArrayList;
import java.util.List;

/** Parts of an amount, in proportion and exact to the cent. */
final class Shares {

    private Shares() {}

    /**
     * The exact parts of {@code total} in proportion to the weights: they add up to it, and none is above its weight
     * when the total is not above their sum.
     */
    static List<Euro> spread(Euro total, List<Euro> weights) {
        Euro whole = Euro.sum(weights);
        List<Euro> parts = new ArrayList<>();
        Euro weight = Euro.ZERO;
        Euro given = Euro.ZERO;
        for (Euro own : weights) {
            weight = weight.plus(own);
            Euro upToHere =
                    whole.isZero() ? Euro.ZERO : Ratio.of(total.amount()).shareOf(weight, whole.amount());
            parts.add(upToHere.minus(given));
            given = upToHere;
        }
        return parts;
    }
    /** Brings the lines together down to what is left of them. */
    static void reduceTo(Euro left, List<LineAccount> hit, InadmissibilityCode code, String text) {
        List<Euro> parts = spread(left, hit.stream().map(LineAccount::amount).toList());
        for (int i = 0; i < hit.size(); i++) {
            if (hit.get(i).amount().exceeds(parts.get(i))) {
                hit.get(i).keepAtMost(parts.get(i), code, text);
            }
        }
    }
}

package it.sportello.act;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an act was published. Only the date of the BUR has legal effect (PSW-14-05); what is missing of the
 * rest is a warning (PSW-14-04).
 *
 * @param burNumber number of the bulletin
 * @param burDate its date: the legal notification
 * @param formationPortal date on rl_formazione, or null
 * @param europePortal date on lazioeuropa, or null
 * @param transparency date in "Amministrazione trasparente", or null
 */
@Rule({"PSW-14-04", "PSW-14-05"})
public record Publication(
        String burNumber,
        LocalDate burDate,
        @Nullable LocalDate formationPortal,
        @Nullable LocalDate europePortal,
        @Nullable LocalDate transparency) {

    /** What the officer should still see to. */
    public List<String> warnings() {
        List<String> missing = new ArrayList<>();
        if (formationPortal == null) {
            missing.add("Manca la pubblicazione sul portale rl_formazione (PSW-14-04).");
        }
        if (europePortal == null) {
            missing.add("Manca la pubblicazione su lazioeuropa (PSW-14-04).");
        }
        return missing;
    }
}

package it.sportello.act;

import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrects the publication of an act. Refused without any of its parts.
 *
 * @param burNumber number of the bulletin
 * @param burDate the date that is true
 * @param actNumber the act that corrects
 * @param reason as that act states it
 */
@Rule({"PSW-14-04", "PSW-14-05"})
public record Corrigendum(String burNumber, LocalDate burDate, String actNumber, String reason) {

    public Corrigendum {
        List<Reason> missing = new ArrayList<>();
        require(missing, "burNumber", burNumber, "Indicare il numero del BUR.");
        require(missing, "actNumber", actNumber, "Indicare il numero dell'atto.");
        require(missing, "reason", reason, "Indicare la motivazione.");
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
    }

    private static void require(List<Reason> missing, String field, String value, String text) {
        if (value.isBlank()) {
            missing.add(Reason.on(field, "INVALID_FIELD", "PSW-14-04", text));
        }
    }
}

package it.sportello.deadline.register;

import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The act that allows a change of the clock (PSW-00-08). Refused without its number, reason or person.
 *
 * @param number of the act
 * @param reason as the act states it
 * @param decidedBy the deciding person
 */
@Rule("PSW-00-08")
public record ClockAct(String number, String reason, String decidedBy) {

    public ClockAct {
        List<Reason> missing = new ArrayList<>();
        requirePresent(missing, "actNumber", number, "Indicare il numero dell'atto.");
        requirePresent(missing, "reason", reason, "Indicare la motivazione.");
        requirePresent(missing, "decidedBy", decidedBy, "Indicare chi ha deciso.");
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
    }

    private static void requirePresent(List<Reason> missing, String field, String value, String text) {
        if (value.isBlank()) {
            missing.add(Reason.on(field, "INVALID_FIELD", "PSW-00-08", text));
        }
    }
}

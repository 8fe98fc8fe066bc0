package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.funding.Envelope;
import it.sportello.funding.ResourceMovement;
import it.sportello.funding.ResourceMovement.Kind;
import it.sportello.shared.ItalianText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A movement of resources as it is typed, to see its effect before the act says it; all may be missing or wrong.
 *
 * @param kind {@code TRANSFER}, {@code TOP_UP} or {@code REOPEN}
 * @param toEnvelope {@code A} or {@code B}, the one that receives
 * @param amount with comma or dot: {@code 4.900,00} or {@code 4900.00}
 */
public record ResourceTrial(@Nullable String kind, @Nullable String toEnvelope, @Nullable String amount) {

    static ResourceTrial of(Act act) {
        Map<String, String> data = act.data();
        return new ResourceTrial(act.kind().name(), data.get("toEnvelope"), data.get("amount"));
    }

    /** Empty when it is none, or not whole. */
    Optional<ResourceMovement> movement() {
        if (kind == null || toEnvelope == null || amount == null) {
            return Optional.empty();
        }
        try {
            ResourceMovement movement =
                    new ResourceMovement(Kind.valueOf(kind), Envelope.valueOf(toEnvelope), ItalianText.amount(amount));
            return Optional.of(movement).filter(m -> m.amount().isPositive());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String label(ResourceMovement movement) {
        return switch (movement.kind()) {
            case TRANSFER ->
                "trasferimento dall'Azione " + movement.envelope().other() + " all'Azione " + movement.envelope();
            case TOP_UP -> "incremento dell'Azione " + movement.envelope();
            case REOPEN -> "riutilizzo nell'Azione " + movement.envelope();
        };
    }
}

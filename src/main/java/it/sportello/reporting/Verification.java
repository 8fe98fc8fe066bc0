package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What persons of the Region decided about a report. The latest decision on a line or on a training action counts; the
 * earlier ones stay on record.
 */
@Rule("PSW-00-11")
public record Verification(List<LineDecision> lines, List<ActionDecision> trainingActions) {

    public Verification {
        lines = List.copyOf(lines);
        trainingActions = List.copyOf(trainingActions);
    }

    /** Nothing decided yet: the proposal of the engine. */
    public static Verification none() {
        return new Verification(List.of(), List.of());
    }

    Optional<LineDecision> line(String id) {
        return lines.stream().filter(d -> d.line().equals(id)).reduce((earlier, later) -> later);
    }

    Optional<ActionDecision> trainingAction(String id) {
        return trainingActions.stream()
                .filter(d -> d.trainingAction().equals(id))
                .reduce((earlier, later) -> later);
    }

    /**
     * The officer's decision on a line.
     *
     * @param found grounds that the officer states
     * @param setAside proposed grounds that the officer does not confirm
     * @param amountIneligible part of the net lost by the grounds found; null for the whole line
     * @param control the control whose finding the grounds found account for (PSW-22-03); null for none
     */
    public record LineDecision(
            String line,
            Set<InadmissibilityCode> found,
            Set<InadmissibilityCode> setAside,
            @Nullable Euro amountIneligible,
            @Nullable String control,
            String grounds,
            String by,
            Instant at) {

        public LineDecision {
            found = Set.copyOf(found);
            setAside = Set.copyOf(setAside);
        }
    }

    /**
     * The officer's decision on a training action.
     *
     * @param valid true to admit an action that lacks a requirement, false to refuse it, null to leave the proposal
     *     (AMB-14)
     * @param eligible the training staff recognised when the attendance is not sufficient, null to leave the proposal
     *     (AMB-13)
     */
    @Rule({"PSW-03-13", "PSW-03-08"})
    public record ActionDecision(
            String trainingAction,
            @Nullable Boolean valid,
            @Nullable Euro eligible,
            String grounds,
            String by,
            Instant at) {}
}

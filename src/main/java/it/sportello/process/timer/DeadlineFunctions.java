package it.sportello.process.timer;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.engine.ModelFunctions;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the expressions of the models ask of the register. Timers only read it. */
@Component("deadlines")
public class DeadlineFunctions implements ModelFunctions {

    private static final int FOLLOW_UP_DAYS = 7;

    private final Deadlines register;

    DeadlineFunctions(Deadlines register) {
        this.register = register;
    }

    /** When the timer of this deadline fires: 00:00 in Rome of the day after the due date. */
    public Date firesAt(DelegateExecution execution, String kind) {
        return Date.from(register.firesAt(code(execution), DeadlineKind.of(kind)));
    }

    /** The due date of a task: the last instant of its term; null where the case has no such term. */
    public @Nullable Date dueDate(DelegateExecution execution, String kind) {
        return lastInstant(execution, kind).map(Date::from).orElse(null);
    }

    /** A week before the due date; null where the case has no such term. */
    public @Nullable Date followUpDate(DelegateExecution execution, String kind) {
        return lastInstant(execution, kind)
                .map(last -> LegalTime.dateOf(last).minusDays(FOLLOW_UP_DAYS))
                .map(day -> Date.from(day.atStartOfDay(LegalTime.ROME).toInstant()))
                .orElse(null);
    }

    private Optional<Instant> lastInstant(DelegateExecution execution, String kind) {
        return register.find(code(execution), DeadlineKind.of(kind)).map(Deadline::lastInstant);
    }

    private static ReferenceCode code(DelegateExecution execution) {
        return new ReferenceCode(execution.getProcessBusinessKey());
    }
}

package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The thirty days of the Administration (PSW-13-10): the notice of the reasons stops them, and they start again from the
 * observations or from the last day for them (PSW-12-19, art. 10-bis L. 241/1990 as in force until 16 July 2020). While
 * documents are integrated they stand still.
 */
@Service
@Transactional
@Rule({"PSW-12-19", "PSW-13-10"})
public class ApprovalTerm {

    private final Deadlines register;
    private final ClockActs clockActs;

    ApprovalTerm(Deadlines register, ClockActs clockActs) {
        this.register = register;
        this.clockActs = clockActs;
    }

    /** Stops the term from that day on. Nothing happens once it is met. */
    public void stop(ReferenceCode code, LocalDate from, String act, String reason, String by) {
        if (isOpen(code)) {
            clockActs.suspendCase(code, DeadlineKind.DL_04, from, null, new ClockAct(act, reason, by));
        }
    }

    /** What had stopped the term ends with that day, and the rest of it runs. Nothing happens once it is met. */
    public void goOn(ReferenceCode code, LocalDate lastStopped, String act, String reason, String by) {
        if (isOpen(code)) {
            clockActs.resumeCase(code, DeadlineKind.DL_04, lastStopped, new ClockAct(act, reason, by));
        }
    }

    /** The whole term runs again from that event. Nothing happens once it is met. */
    public void startAgain(ReferenceCode code, StartEvent event, String reason, String by) {
        if (isOpen(code)) {
            clockActs.restart(code, DeadlineKind.DL_04, event, new ClockAct(event.evidence(), reason, by));
        }
    }

    private boolean isOpen(ReferenceCode code) {
        return register.find(code, DeadlineKind.DL_04)
                .map(Deadline::state)
                .filter(state -> state.isOpen())
                .isPresent();
    }
}

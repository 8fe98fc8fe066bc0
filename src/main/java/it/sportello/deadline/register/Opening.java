package it.sportello.deadline.register;

import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.shared.ReferenceCode;
import java.util.List;

/**
 * A deadline to open.
 *
 * @param call the id of the notice, such as {@code psw-2020}: suspensions are registered for a call
 * @param code the case, or the call's own code for a deadline of the call
 * @param event what it runs from, with its evidence
 * @param term its length, as the notice or the act says
 * @param calendar the calendar of the call; suspensions registered by an act are added
 * @param reminders days before the due date, each positive
 * @param by who recorded the event
 */
public record Opening(
        String call,
        ReferenceCode code,
        DeadlineKind kind,
        StartEvent event,
        Term term,
        CalendarRules calendar,
        List<Integer> reminders,
        String by) {

    public Opening {
        reminders = List.copyOf(reminders);
    }
}

package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;
import java.time.LocalDate;

/** A reminder to send, published once, in the transaction that marks it sent. Whom it goes to: {@link DeadlineKind#notified()}. */
public record ReminderDue(ReferenceCode code, DeadlineKind kind, int daysBefore, LocalDate dueDate) {}

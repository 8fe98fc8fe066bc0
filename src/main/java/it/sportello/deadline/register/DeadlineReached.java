package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;

/** A deadline for which no process waits has passed; published once, in the transaction that marks it so. */
public record DeadlineReached(ReferenceCode code, DeadlineKind kind, int ordinal) {}

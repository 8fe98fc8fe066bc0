package it.sportello.deadline.register;

import java.time.Instant;
import java.time.LocalDate;

/** What the register answers when a timer fires. */
public sealed interface Ascertained {

    /** Met in time: nothing to do. */
    record Met(Instant at) implements Ascertained {}

    /** Expired, said for the first time: its consequence follows now. */
    record Expired(LocalDate due) implements Ascertained {}

    /** Expired before: its consequence has followed. */
    record AlreadyExpired() implements Ascertained {}

    /** Not yet: the timer was early. At this instant the register wakes the term itself. */
    record NotYet(Instant firesAt) implements Ascertained {}

    /** No longer owed. */
    record Waived() implements Ascertained {}
}

package it.sportello.deadline.register;

import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.ComputedTerm;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as the register holds it.
 *
 * @param ordinal 1, or the number of this one among those of its kind in the case
 * @param calendar of the call when it was opened, without the suspensions registered by acts
 * @param extension the extension in force, or null
 * @param due the last day in time; null while none can be said
 * @param firesAt the first instant out of time; {@link it.sportello.shared.LegalTime#NEVER} with no due date
 * @param metAt when the act was done by its own instant; with {@link DeadlineState#EXPIRED} it was late
 */
public record Deadline(
        UUID id,
        String call,
        ReferenceCode code,
        DeadlineKind kind,
        int ordinal,
        StartEvent event,
        Term term,
        CalendarRules calendar,
        @Nullable Extended extension,
        @Nullable LocalDate nominal,
        @Nullable LocalDate due,
        @Nullable Instant lastInstant,
        Instant firesAt,
        DeadlineState state,
        @Nullable Instant reviewAt,
        @Nullable Instant metAt,
        @Nullable String metBy,
        Explanation explanation,
        int version) {

    /**
     * @param to the date of the act
     * @param decidedOn its day
     * @param at when it was recorded
     */
    public record Extended(LocalDate to, LocalDate decidedOn, Instant at) {}

    /** Days from a day to the due date, negative when it is past; null with no due date. */
    public @Nullable Long daysLeft(LocalDate today) {
        return due == null ? null : ChronoUnit.DAYS.between(today, due);
    }

    Deadline with(DeadlineState newState, @Nullable Instant newMetAt, @Nullable String newMetBy) {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                event,
                term,
                calendar,
                extension,
                nominal,
                due,
                lastInstant,
                firesAt,
                newState,
                newState.isOpen() ? reviewAt : null,
                newMetAt,
                newMetBy,
                explanation,
                version);
    }

    Deadline with(StartEvent newEvent) {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                newEvent,
                term,
                calendar,
                extension,
                nominal,
                due,
                lastInstant,
                firesAt,
                state,
                reviewAt,
                metAt,
                metBy,
                explanation,
                version);
    }

    Deadline with(Extended granted) {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                event,
                term,
                calendar,
                granted,
                nominal,
                due,
                lastInstant,
                firesAt,
                state,
                reviewAt,
                metAt,
                metBy,
                explanation,
                version);
    }

    Deadline with(Explanation other) {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                event,
                term,
                calendar,
                extension,
                nominal,
                due,
                lastInstant,
                firesAt,
                state,
                reviewAt,
                metAt,
                metBy,
                other,
                version);
    }

    /** The same with its dates computed. */
    Deadline with(ComputedTerm computed, DeadlineState newState, @Nullable Instant newReviewAt) {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                event,
                term,
                calendar,
                extension,
                computed.nominal(),
                computed.due(),
                computed.lastInstant(),
                computed.firesAt(),
                newState,
                newState.isOpen() ? newReviewAt : null,
                metAt,
                metBy,
                computed.explanation(),
                version);
    }

    Deadline next() {
        return new Deadline(
                id,
                call,
                code,
                kind,
                ordinal,
                event,
                term,
                calendar,
                extension,
                nominal,
                due,
                lastInstant,
                firesAt,
                state,
                reviewAt,
                metAt,
                metBy,
                explanation,
                version + 1);
    }
}

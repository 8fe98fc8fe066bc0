package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deadline is computed from.
 *
 * @param kind null for a term that no deadline of the notice names
 * @param extension an extension granted by an act, or null
 * @param notAfter the date it never exceeds, or null (PSW-16-02)
 */
public record Calculation(
        @Nullable DeadlineKind kind,
        StartEvent event,
        Term term,
        CalendarRules rules,
        @Nullable Extension extension,
        @Nullable LocalDate notAfter) {

    /**
     * An extension. It never shortens a term.
     *
     * @param to the new last day, as the act says
     * @param decidedOn the day of the decision
     * @param laterSuspensions suspensions registered after it: they move the new date; those known when it was decided
     *     do not
     */
    @Rule({"PSW-00-08", "PSW-19-02"})
    public record Extension(LocalDate to, LocalDate decidedOn, List<Suspension> laterSuspensions) {
        public Extension {
            laterSuspensions = List.copyOf(laterSuspensions);
        }
    }

    public static Calculation of(DeadlineKind kind, StartEvent event, Term term, CalendarRules rules) {
        return new Calculation(kind, event, term, rules, null, null);
    }

    /** A term of a length of its own: counted as every other, stopped by the suspensions of every term. */
    @Rule("PSW-00-04")
    public static Calculation ofOwnLength(StartEvent event, Term term, CalendarRules rules) {
        return new Calculation(null, event, term, rules, null, null);
    }

    public Calculation extended(@Nullable Extension granted) {
        return new Calculation(kind, event, term, rules, granted, notAfter);
    }

    public Calculation notAfter(@Nullable LocalDate latest) {
        return new Calculation(kind, event, term, rules, extension, latest);
    }
}

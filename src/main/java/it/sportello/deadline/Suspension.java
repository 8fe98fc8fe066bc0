package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A period in which terms do not run (PSW-00-07).
 *
 * @param from first suspended day
 * @param to last suspended day; null until somebody resumes
 * @param kinds the deadlines it stops; empty: every term in days or months
 */
@Rule("PSW-00-07")
public record Suspension(LocalDate from, @Nullable LocalDate to, Set<DeadlineKind> kinds) {

    public Suspension {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a suspension from " + from + " to " + to);
        }
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** A suspension of one kind or of some. */
    public static Suspension of(LocalDate from, @Nullable LocalDate to, DeadlineKind... kinds) {
        return new Suspension(from, to, Set.of(kinds));
    }

    /** The same period, for this kind alone; for every term where there is no kind. */
    Suspension only(@Nullable DeadlineKind kind) {
        return new Suspension(from, to, kind == null ? Set.of() : Set.of(kind));
    }

    /**
     * Whether it stops deadlines of this kind.
     *
     * @param kind null for a term that no deadline of the notice names
     */
    public boolean appliesTo(@Nullable DeadlineKind kind) {
        if (kind == null) {
            return kinds.isEmpty();
        }
        return kind.suspendable()
                && (kinds.isEmpty() ? kind.nature() == DeadlineKind.Nature.TERM : kinds.contains(kind));
    }

    /** Whether a day is suspended. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}

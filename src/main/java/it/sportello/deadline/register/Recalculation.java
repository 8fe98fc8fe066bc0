package it.sportello.deadline.register;

import it.sportello.deadline.Calculation;
import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.ComputedTerm;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.deadline.Suspension;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What deadlines become when their facts or the suspensions change. Writes nothing. */
@Component
class Recalculation {

    private final DeadlineTable table;
    private final LegalClock clock = new LegalClock(new PublicHolidays());

    Recalculation(DeadlineTable table) {
        this.table = table;
    }

    /** A deadline before and after an act. */
    record Move(Deadline before, Deadline after) {

        boolean changesAnything() {
            return !before.equals(after);
        }

        boolean movesTimer() {
            return !before.firesAt().equals(after.firesAt()) || reopens();
        }

        /** Whether it had expired and no longer has. */
        boolean reopens() {
            return before.state() == DeadlineState.EXPIRED && after.state() != DeadlineState.EXPIRED;
        }

        Redated redated() {
            return new Redated(after.code(), after.kind(), after.ordinal(), before.due(), after.due(), reopens());
        }
    }

    /**
     * The changes that facts already set on the deadlines, and the suspensions, bring.
     *
     * @param before the deadlines as stored, those of a case that limit each other together
     * @param changed the same with the new facts, in the same order
     * @param unregistered suspensions that are only being considered
     * @param without a registered suspension to leave out, or null
     */
    List<Move> moves(
            List<Deadline> before,
            List<Deadline> changed,
            List<RegisteredSuspension> unregistered,
            @Nullable RegisteredSuspension without,
            Instant now) {
        Suspensions suspensions = suspensionsOf(before, unregistered, without);
        Map<String, LocalDate> caps = new HashMap<>();
        for (Deadline deadline : changed) {
            LocalDate due = deadline.kind().cap() == null
                    ? computed(deadline, suspensions, null, now).due()
                    : null;
            if (due != null) {
                caps.put(deadline.code() + " " + deadline.kind(), due);
            }
        }
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Deadline deadline = changed.get(i);
            Deadline after = computed(deadline, suspensions, capOf(deadline, caps), now);
            Move move = new Move(before.get(i), keepingExplanation(before.get(i), after));
            if (move.changesAnything()) {
                moves.add(new Move(move.before(), move.after().next()));
            }
        }
        return moves;
    }

    /** A deadline computed for the first time. */
    Deadline opened(Deadline deadline, List<Deadline> ofTheCase, Instant now) {
        Suspensions suspensions = suspensionsOf(List.of(deadline), List.of(), null);
        DeadlineKind cap = deadline.kind().cap();
        LocalDate latest = ofTheCase.stream()
                .filter(other -> other.kind() == cap)
                .map(Deadline::due)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return computed(deadline, suspensions, latest, now);
    }

    /** The same dates explained by more suspensions that do not touch them are the same deadline. */
    private static Deadline keepingExplanation(Deadline before, Deadline after) {
        return after.with(before.explanation()).equals(before) ? before : after;
    }

    private static @Nullable LocalDate capOf(Deadline deadline, Map<String, LocalDate> caps) {
        DeadlineKind kind = deadline.kind().cap();
        if (kind == null) {
            return null;
        }
        LocalDate cap = caps.get(deadline.code() + " " + kind);
        String stored = deadline.explanation().inputs().get("notAfter");
        return cap != null || stored == null ? cap : LocalDate.parse(stored);
    }

    @Rule({"PSW-00-07", "PSW-00-08"})
    private Deadline computed(Deadline deadline, Suspensions suspensions, @Nullable LocalDate cap, Instant now) {
        if (deadline.state() == DeadlineState.MET || deadline.state() == DeadlineState.WAIVED) {
            return deadline;
        }
        List<RegisteredSuspension> reaching = suspensions.reaching(deadline);
        CalendarRules rules = deadline.calendar().suspendedAlso(periods(reaching.stream()));
        Deadline.Extended extended = deadline.extension();
        ComputedTerm term = clock.compute(Calculation.of(deadline.kind(), deadline.event(), deadline.term(), rules)
                .extended(
                        extended == null
                                ? null
                                : new Calculation.Extension(
                                        extended.to(),
                                        extended.decidedOn(),
                                        periods(reaching.stream().filter(suspension -> suspension
                                                .registeredAt()
                                                .isAfter(extended.at())))))
                .notAfter(cap));
        List<Suspension> periods = rules.suspensionsOf(deadline.kind());
        return deadline.with(term, state(deadline, term, periods, now), reviewAt(term, periods, now));
    }

    private static DeadlineState state(Deadline deadline, ComputedTerm term, List<Suspension> periods, Instant now) {
        Instant metAt = deadline.metAt();
        if (metAt != null && term.inTime(metAt)) {
            return DeadlineState.MET;
        }
        if (!term.inTime(now)) {
            return deadline.state() == DeadlineState.EXPIRED ? DeadlineState.EXPIRED : DeadlineState.RUNNING;
        }
        LocalDate today = LegalTime.dateOf(now);
        return periods.stream().anyMatch(period -> period.covers(today))
                ? DeadlineState.SUSPENDED
                : DeadlineState.RUNNING;
    }

    /** When a suspension next begins or ends while the term runs. */
    private static @Nullable Instant reviewAt(ComputedTerm term, List<Suspension> periods, Instant now) {
        return periods.stream()
                .flatMap(period -> Stream.of(
                        period.from(), period.to() == null ? null : period.to().plusDays(1)))
                .filter(Objects::nonNull)
                .map(LegalTime::startOf)
                .filter(at -> at.isAfter(now) && term.inTime(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static List<Suspension> periods(Stream<RegisteredSuspension> registered) {
        return registered.map(RegisteredSuspension::period).toList();
    }

    private Suspensions suspensionsOf(
            Collection<Deadline> deadlines,
            List<RegisteredSuspension> unregistered,
            @Nullable RegisteredSuspension without) {
        List<RegisteredSuspension> all = new ArrayList<>();
        Map<String, List<ReferenceCode>> calls = deadlines.stream()
                .collect(
                        Collectors.groupingBy(Deadline::call, Collectors.mapping(Deadline::code, Collectors.toList())));
        calls.forEach((call, codes) -> all.addAll(table.suspensions(call, codes)));
        if (without != null) {
            all.removeIf(suspension -> suspension.id().equals(without.id()));
        }
        all.addAll(unregistered);
        return new Suspensions(all);
    }

    /** Suspensions looked up by case. */
    private static final class Suspensions {
        private final List<RegisteredSuspension> ofCalls = new ArrayList<>();
        private final Map<ReferenceCode, List<RegisteredSuspension>> ofCases = new HashMap<>();

        private Suspensions(List<RegisteredSuspension> all) {
            for (RegisteredSuspension suspension : all) {
                ReferenceCode code = suspension.code();
                if (code == null) {
                    ofCalls.add(suspension);
                } else {
                    ofCases.computeIfAbsent(code, key -> new ArrayList<>()).add(suspension);
                }
            }
        }

        private List<RegisteredSuspension> reaching(Deadline deadline) {
            return Stream.concat(ofCalls.stream(), ofCases.getOrDefault(deadline.code(), List.of()).stream())
                    .filter(suspension -> suspension.reaches(deadline))
                    .toList();
        }
    }
}

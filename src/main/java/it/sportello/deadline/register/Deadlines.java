package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineChange.What;
import it.sportello.shared.Explanation;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of deadlines: opens them, meets them, finds them expired. Where a kind is repeatable, a kind without a
 * number means the last one opened. What moves a deadline afterwards is in {@link ClockActs}. The bean's name leaves
 * {@code deadlines} to what the process models may call.
 */
@Service("deadlineRegister")
@Transactional
@Rule({"PSW-00-03", "PSW-00-04"})
public class Deadlines {

    private static final String SYSTEM = "sistema";

    private final DeadlineTable table;
    private final Ascertainments ascertainments;
    private final Recalculation recalculation;
    private final RegisterWriter writer;
    private final Clock clock;

    Deadlines(
            DeadlineTable table,
            Ascertainments ascertainments,
            Recalculation recalculation,
            RegisterWriter writer,
            Clock clock) {
        this.table = table;
        this.ascertainments = ascertainments;
        this.recalculation = recalculation;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Opens a deadline. Suspensions registered before apply to it. Where it limits another of the case, that one is
     * computed again.
     *
     * @throws IllegalStateException if the case already has one and the kind is not repeatable
     */
    public Deadline open(Opening opening) {
        DeadlineKind kind = opening.kind();
        table.holdSuspensions(opening.call());
        List<Deadline> ofTheCase = table.lockCase(opening.code(), limiting(kind));
        int before = (int)
                ofTheCase.stream().filter(deadline -> deadline.kind() == kind).count();
        if (before > 0 && !kind.repeatable()) {
            throw new IllegalStateException(opening.code() + " already has " + kind);
        }
        Instant now = now();
        Deadline blank = new Deadline(
                UUID.randomUUID(),
                opening.call(),
                opening.code(),
                kind,
                before + 1,
                opening.event(),
                opening.term(),
                opening.calendar(),
                null,
                null,
                null,
                null,
                LegalTime.NEVER,
                DeadlineState.RUNNING,
                null,
                null,
                null,
                Explanation.of("deadline." + kind.id()).result(""),
                0);
        Deadline deadline = recalculation.opened(blank, ofTheCase, now);
        table.insert(deadline, remindersOf(deadline, opening.reminders()));
        table.record(List.of(new DeadlineTable.Entry(
                null,
                deadline,
                What.OPENED,
                now,
                opening.by(),
                null,
                kind.startEvent() + ": " + opening.event().evidence())));
        if (ofTheCase.stream().anyMatch(other -> other.kind().cap() == kind)) {
            List<Deadline> all = table.lockCase(opening.code());
            writer.write(
                    recalculation.moves(all, all, List.of(), null, now),
                    What.CAPPED,
                    now,
                    opening.by(),
                    null,
                    "non oltre " + kind.label().toLowerCase(Locale.ITALY));
        }
        return deadline;
    }

    /** The kind itself, the one that limits it and those that it limits. */
    private static Set<DeadlineKind> limiting(DeadlineKind kind) {
        return Stream.of(DeadlineKind.values())
                .filter(other -> other == kind || other == kind.cap() || other.cap() == kind)
                .collect(Collectors.toSet());
    }

    /** A reminder before the term has begun would remind of nothing. */
    private static List<Integer> remindersOf(Deadline deadline, List<Integer> days) {
        LocalDate due = deadline.due();
        return days.stream()
                .distinct()
                .filter(before -> due == null
                        || due.minusDays(before).isAfter(deadline.event().date()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Deadline> find(ReferenceCode code, DeadlineKind kind) {
        return last(table.ofCase(code, kind), kind);
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public Deadline require(ReferenceCode code, DeadlineKind kind) {
        return find(code, kind).orElseThrow(() -> missing(code, kind));
    }

    /**
     * The firing instant for a timer: {@link LegalTime#NEVER} while the term has no date.
     *
     * @throws Refusal not found, if the case has none
     */
    @Transactional(readOnly = true)
    public Instant firesAt(ReferenceCode code, DeadlineKind kind) {
        return require(code, kind).firesAt();
    }

    /** The last day in time, if the case has the deadline and it has a date. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> dueDate(ReferenceCode code, DeadlineKind kind) {
        return find(code, kind).map(Deadline::due);
    }

    /** The last instant in time, if the case has the deadline and it has a date. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastInstant(ReferenceCode code, DeadlineKind kind) {
        return find(code, kind).map(Deadline::lastInstant);
    }

    /** The deadlines of a case that can still be met or expire. */
    @Transactional(readOnly = true)
    public List<Deadline> running(ReferenceCode code) {
        return all(code).stream().filter(deadline -> deadline.state().isOpen()).toList();
    }

    /** Every deadline of a case, by kind. */
    @Transactional(readOnly = true)
    public List<Deadline> all(ReferenceCode code) {
        return table.ofCase(code);
    }

    /** Open deadlines due in a span of days, both included, by due date. */
    @Transactional(readOnly = true)
    public List<Deadline> dueBetween(LocalDate from, LocalDate to) {
        return table.dueBetween(from, to);
    }

    /** The cases of a call in which a running deadline of a kind ends before a day, in the order of their codes. */
    @Transactional(readOnly = true)
    public List<ReferenceCode> endingBefore(DeadlineKind kind, String call, LocalDate day) {
        return table.endingBefore(kind, call, day);
    }

    /** Deadlines that have passed without an act, by due date. */
    @Transactional(readOnly = true)
    public List<Deadline> overdue(Instant at) {
        return table.overdue(at);
    }

    /**
     * Deadlines that can still be met or have expired without an act, by due date; those without a date last.
     *
     * @param until latest due date, or null for all, the undated included
     * @param most how many at most
     */
    @Transactional(readOnly = true)
    public List<Deadline> unmet(Set<DeadlineKind> kinds, @Nullable LocalDate until, int most) {
        return table.unmet(kinds, until, most);
    }

    /** When each of these deadlines, by id, last changed. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> changedAt(Collection<UUID> deadlines) {
        return table.changedAt(deadlines);
    }

    /** Whether the deadline was found expired once, even if an act has moved it since. */
    @Transactional(readOnly = true)
    public boolean hasExpiredBefore(ReferenceCode code, DeadlineKind kind) {
        return table.changes(require(code, kind).id()).stream().anyMatch(change -> change.what() == What.EXPIRED);
    }

    /** The history of a deadline, oldest first. */
    @Transactional(readOnly = true)
    public List<DeadlineChange> changes(UUID deadline) {
        return table.changes(deadline);
    }

    /**
     * Records the act that meets a deadline. It is in time by its own instant, whenever it is recorded; a late act is
     * recorded and changes no state.
     *
     * @param at the instant of the act
     * @throws Refusal not found
     */
    @Rule("PSW-00-04")
    public Fulfilment met(ReferenceCode code, DeadlineKind kind, Instant at, String by) {
        Deadline deadline = lock(code, kind);
        Instant metAt = deadline.metAt();
        if (deadline.state() == DeadlineState.WAIVED) {
            return new Fulfilment.Waived();
        }
        if (deadline.state() == DeadlineState.MET) {
            return new Fulfilment.AlreadyMet(Objects.requireNonNull(metAt));
        }
        Instant act = at.truncatedTo(ChronoUnit.MICROS);
        if (act.isBefore(deadline.firesAt())) {
            boolean expired = deadline.state() == DeadlineState.EXPIRED;
            change(deadline, deadline.with(DeadlineState.MET, act, by), What.MET, by, null, "adempiuto nei termini");
            return new Fulfilment.InTime(expired);
        }
        if (metAt == null) {
            change(deadline, deadline.with(deadline.state(), act, by), What.LATE_ACT, by, null, "adempiuto in ritardo");
        }
        return new Fulfilment.Late(deadline.firesAt().minusMillis(1));
    }

    /** Records the event that ends every open deadline of these kinds in the case; nothing where there is none. */
    public void meetAll(ReferenceCode code, Set<DeadlineKind> kinds, Instant at, String by) {
        Instant act = at.truncatedTo(ChronoUnit.MICROS);
        table.lockCase(code, kinds).stream()
                .filter(deadline -> deadline.state().isOpen())
                .forEach(deadline -> change(
                        deadline, deadline.with(DeadlineState.MET, act, by), What.MET, by, null, "evento avvenuto"));
    }

    /** A period that had to be kept has been kept to its end: met at its last instant. */
    public void kept(ReferenceCode code, DeadlineKind kind, String by) {
        table.lockCase(code, Set.of(kind)).stream()
                .filter(deadline -> deadline.state().isOpen())
                .forEach(deadline -> change(
                        deadline,
                        deadline.with(DeadlineState.MET, Objects.requireNonNull(deadline.lastInstant()), by),
                        What.MET,
                        by,
                        null,
                        "periodo compiuto"));
    }

    /**
     * Locks, in one statement, the deadlines of cases whose terms this transaction is going to ascertain. The cases are
     * locked before, in the order of their codes.
     */
    public void lockAll(Collection<ReferenceCode> codes) {
        ascertainments.lock(codes);
    }

    /**
     * What is left to do when a timer fires. Locks the deadline; exactly one caller is told that it has expired. Where
     * the timer fired before the end, because an act moved it at that moment, the register wakes the term itself.
     *
     * @throws Refusal not found
     */
    @Rule("PSW-00-04")
    public Ascertained ascertain(ReferenceCode code, DeadlineKind kind, Instant now) {
        Ascertainments.Held deadline = ascertainments.of(code).stream()
                .filter(held -> held.kind() == kind)
                .max(Comparator.comparing(Ascertainments.Held::ordinal))
                .orElseThrow(() -> missing(code, kind));
        return switch (deadline.state()) {
            case MET -> new Ascertained.Met(Objects.requireNonNull(deadline.metAt()));
            case EXPIRED -> new Ascertained.AlreadyExpired();
            case WAIVED -> new Ascertained.Waived();
            case RUNNING, SUSPENDED -> {
                if (now.isBefore(deadline.firesAt())) {
                    table.wakeWithoutTimer(List.of(deadline.id()));
                    yield new Ascertained.NotYet(deadline.firesAt());
                }
                ascertainments.expired(deadline, now(), SYSTEM, "decorso del termine");
                yield new Ascertained.Expired(Objects.requireNonNull(deadline.due()));
            }
        };
    }

    /**
     * The deadline is no longer owed. Nothing happens to one that is met, expired or waived.
     *
     * @throws Refusal not found
     */
    public void waive(ReferenceCode code, DeadlineKind kind, String by, String reason) {
        waive(lock(code, kind), by, reason);
    }

    /** The case is over: no open deadline is owed any longer, and what expired is nobody's work any more. */
    public void waiveAll(ReferenceCode code, String by, String reason) {
        waiveAllBut(EnumSet.noneOf(DeadlineKind.class), code, by, reason);
    }

    /** The same, but for deadlines of these kinds, which go on. */
    public void waiveAllBut(EnumSet<DeadlineKind> kept, ReferenceCode code, String by, String reason) {
        table.lockCase(code, EnumSet.complementOf(kept)).forEach(deadline -> waive(deadline, by, reason));
        table.setAside(code, EnumSet.complementOf(kept));
    }

    /**
     * Something new takes the place of the deadlines of a kind: what is open is no longer owed, what has expired is
     * nobody's work any more.
     */
    public void supersede(ReferenceCode code, DeadlineKind kind, String by, String reason) {
        table.lockCase(code, Set.of(kind)).forEach(deadline -> waive(deadline, by, reason));
        table.setAside(code, EnumSet.of(kind));
    }

    private void waive(Deadline deadline, String by, String reason) {
        if (deadline.state().isOpen()) {
            change(
                    deadline,
                    deadline.with(DeadlineState.WAIVED, deadline.metAt(), deadline.metBy()),
                    What.WAIVED,
                    by,
                    null,
                    reason);
        }
    }

    private void change(
            Deadline before, Deadline after, What what, String by, @Nullable String actNumber, String reason) {
        Deadline next = after.next();
        table.update(List.of(next));
        table.record(List.of(new DeadlineTable.Entry(before, next, what, now(), by, actNumber, reason)));
    }

    private Deadline lock(ReferenceCode code, DeadlineKind kind) {
        return last(table.lockCase(code, Set.of(kind)), kind).orElseThrow(() -> missing(code, kind));
    }

    static Optional<Deadline> last(List<Deadline> deadlines, DeadlineKind kind) {
        return deadlines.stream()
                .filter(deadline -> deadline.kind() == kind)
                .max(Comparator.comparing(Deadline::ordinal));
    }

    static Refusal missing(ReferenceCode code, DeadlineKind kind) {
        return Refusal.notFound("scadenza " + kind + " della pratica " + code);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

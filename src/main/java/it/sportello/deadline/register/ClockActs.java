package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.register.DeadlineChange.What;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts that move deadlines (PSW-00-07, PSW-00-08). One transaction each, however many cases they touch: rows,
 * history, reminders, and one re-dating per case. A deadline that is met or waived does not move. Every act has a preview
 * that changes nothing.
 */
@Service
@Transactional
@Rule({"PSW-00-07", "PSW-00-08"})
public class ClockActs {

    private final DeadlineTable table;
    private final Recalculation recalculation;
    private final RegisterWriter writer;
    private final CaseLock cases;
    private final Clock clock;

    ClockActs(DeadlineTable table, Recalculation recalculation, RegisterWriter writer, CaseLock cases, Clock clock) {
        this.table = table;
        this.recalculation = recalculation;
        this.writer = writer;
        this.cases = cases;
        this.clock = clock;
    }

    /** A suspension as registered, and what it moved. */
    public record Suspended(UUID id, List<Redated> moved) {}

    /**
     * Suspends the terms of a call, those opened later too.
     *
     * @throws Refusal invalid, if one of the kinds cannot be suspended
     */
    public Suspended suspend(String call, Suspension period, ClockAct act) {
        table.holdOpenings(call);
        RegisteredSuspension suspension = registered(call, null, period, act);
        table.insert(suspension);
        List<Deadline> deadlines = movable(call, touchedBy(period), true);
        return new Suspended(
                suspension.id(), writer.write(movesBy(deadlines, List.of(), null), What.SUSPENDED, act, now()));
    }

    /** What suspending a call by these periods, all together, would move. */
    @Transactional(readOnly = true)
    public List<Redated> previewSuspension(String call, List<Suspension> periods) {
        List<RegisteredSuspension> considered = periods.stream()
                .map(period -> registered(call, null, period, PREVIEW))
                .toList();
        Set<DeadlineKind> kinds = EnumSet.noneOf(DeadlineKind.class);
        periods.forEach(period -> kinds.addAll(touchedBy(period)));
        return preview(movesBy(movable(call, kinds, false), considered, null));
    }

    /**
     * Suspends one deadline of one case, such as the approval term while documents are integrated (PSW-12-19) or the
     * retention of art. 140 during proceedings (PSW-23-02).
     *
     * @param to last suspended day; null until somebody resumes
     * @throws Refusal not found; invalid, if the kind cannot be suspended
     */
    @Rule({"PSW-12-19", "PSW-23-02"})
    public Suspended suspendCase(
            ReferenceCode code, DeadlineKind kind, LocalDate from, @Nullable LocalDate to, ClockAct act) {
        List<Deadline> deadlines = lockCase(code);
        Deadline deadline = required(deadlines, code, kind);
        RegisteredSuspension suspension = registered(deadline.call(), code, Suspension.of(from, to, kind), act);
        table.insert(suspension);
        return new Suspended(
                suspension.id(), writer.write(movesBy(deadlines, List.of(), null), What.SUSPENDED, act, now()));
    }

    @Transactional(readOnly = true)
    public List<Redated> previewSuspension(
            ReferenceCode code, DeadlineKind kind, LocalDate from, @Nullable LocalDate to) {
        List<Deadline> deadlines = table.ofCase(code);
        Deadline deadline = required(deadlines, code, kind);
        RegisteredSuspension considered = registered(deadline.call(), code, Suspension.of(from, to, kind), PREVIEW);
        return preview(movesBy(deadlines, List.of(considered), null));
    }

    /**
     * Ends a suspension, or changes its last day.
     *
     * @param lastSuspendedDay not before its first
     * @throws Refusal not found; invalid, if the day is before the suspension
     */
    public List<Redated> resume(UUID suspension, LocalDate lastSuspendedDay, ClockAct act) {
        RegisteredSuspension registered = required(suspension);
        requireNotBefore(registered, lastSuspendedDay);
        table.holdOpenings(registered.call());
        Instant now = now();
        List<Deadline> deadlines = movableBy(registered, true);
        table.resume(suspension, lastSuspendedDay, act, now);
        return writer.write(movesBy(deadlines, List.of(), null), What.RESUMED, act, now);
    }

    @Transactional(readOnly = true)
    public List<Redated> previewResume(UUID suspension, LocalDate lastSuspendedDay) {
        RegisteredSuspension registered = required(suspension);
        requireNotBefore(registered, lastSuspendedDay);
        Suspension period = registered.period();
        RegisteredSuspension considered = new RegisteredSuspension(
                registered.id(),
                registered.call(),
                registered.code(),
                new Suspension(period.from(), lastSuspendedDay, period.kinds()),
                registered.registeredAt(),
                registered.act());
        return preview(movesBy(movableBy(registered, false), List.of(considered), registered));
    }

    /**
     * Corrects the event that deadlines run from, such as the BUR date by a corrigendum, in all the cases at once.
     *
     * @param kinds those that run from this event
     */
    @Rule("PSW-14-04")
    public List<Redated> correctEvent(
            Collection<ReferenceCode> codes, Set<DeadlineKind> kinds, StartEvent corrected, ClockAct act) {
        return writer.write(corrections(codes, kinds, corrected, true), What.EVENT_CORRECTED, act, now());
    }

    @Transactional(readOnly = true)
    public List<Redated> previewCorrection(
            Collection<ReferenceCode> codes, Set<DeadlineKind> kinds, StartEvent corrected) {
        return preview(corrections(codes, kinds, corrected, false));
    }

    /**
     * Starts a deadline again from a new event, ending what suspended it in this case: the approval term after the
     * observations on a pre-rejection notice (PSW-12-19).
     *
     * @throws Refusal not found; not allowed, if the deadline is met or waived
     */
    @Rule("PSW-12-19")
    public List<Redated> restart(ReferenceCode code, DeadlineKind kind, StartEvent event, ClockAct act) {
        List<Deadline> deadlines = lockCase(code);
        Deadline deadline = requiredMovable(deadlines, code, kind);
        Instant now = now();
        endOwnSuspensions(deadline, event.date().minusDays(1), act, now);
        return writer.write(changed(deadlines, deadline, one -> one.with(event), now), What.RESTARTED, act, now);
    }

    /**
     * Lets a deadline of one case go on that its own suspension had stopped until now, such as the approval term once
     * the documents have come (PSW-12-19).
     *
     * @param lastDay last suspended day
     * @throws Refusal not found; not allowed, if the deadline is met or waived
     */
    @Rule("PSW-12-19")
    public List<Redated> resumeCase(ReferenceCode code, DeadlineKind kind, LocalDate lastDay, ClockAct act) {
        List<Deadline> deadlines = lockCase(code);
        Instant now = now();
        endOwnSuspensions(requiredMovable(deadlines, code, kind), lastDay, act, now);
        return writer.write(movesBy(deadlines, List.of(), null), What.RESUMED, act, now);
    }

    /** What had stopped this deadline alone, with no end yet, ends with that day, or with its first. */
    private void endOwnSuspensions(Deadline deadline, LocalDate lastDay, ClockAct act, Instant now) {
        for (RegisteredSuspension suspension : table.suspensions(deadline.call(), List.of(deadline.code()))) {
            Suspension period = suspension.period();
            if (suspension.code() != null && suspension.reaches(deadline) && period.to() == null) {
                LocalDate last = period.from().isAfter(lastDay) ? period.from() : lastDay;
                table.resume(suspension.id(), last, act, now);
            }
        }
    }

    /**
     * Extends a deadline where a rule allows it.
     *
     * @param newDate the new last day, after the present one
     * @throws Refusal not found; not allowed, if no rule allows it or the deadline is met or waived; invalid, if the
     *     date is not later
     */
    @Rule({"PSW-00-08", "PSW-09-03", "PSW-19-02"})
    public List<Redated> extend(ReferenceCode code, DeadlineKind kind, LocalDate newDate, ClockAct act) {
        return writer.write(extensions(lockCase(code), code, kind, newDate), What.EXTENDED, act, now());
    }

    @Transactional(readOnly = true)
    public List<Redated> previewExtension(ReferenceCode code, DeadlineKind kind, LocalDate newDate) {
        return preview(extensions(table.ofCase(code), code, kind, newDate));
    }

    /** The suspensions that reach every case of a call, and those of single cases that nobody has ended yet. */
    @Transactional(readOnly = true)
    public List<RegisteredSuspension> suspensions(String call) {
        return table.suspensions(call);
    }

    private static final ClockAct PREVIEW = new ClockAct("anteprima", "anteprima", "anteprima");

    private List<Recalculation.Move> extensions(
            List<Deadline> deadlines, ReferenceCode code, DeadlineKind kind, LocalDate newDate) {
        Deadline deadline = requiredMovable(deadlines, code, kind);
        if (!kind.extendable()) {
            throw Refusal.notAllowed(
                    "NOT_EXTENDABLE", "PSW-00-08", "Nessuna regola consente di prorogare " + kind + ".");
        }
        LocalDate due = deadline.due();
        if (due != null && !newDate.isAfter(due)) {
            throw Refusal.invalid(
                    "newDate", "PSW-00-08", "La nuova data deve essere successiva alla scadenza attuale.");
        }
        Instant now = now();
        Deadline.Extended extended = new Deadline.Extended(newDate, LegalTime.dateOf(now), now);
        return changed(deadlines, deadline, one -> one.with(extended), now);
    }

    private List<Recalculation.Move> corrections(
            Collection<ReferenceCode> codes, Set<DeadlineKind> kinds, StartEvent corrected, boolean lock) {
        List<Deadline> before = movable(codes, withDependents(kinds), lock);
        List<Deadline> changed = before.stream()
                .map(deadline -> kinds.contains(deadline.kind()) ? deadline.with(corrected) : deadline)
                .toList();
        return recalculation.moves(before, changed, List.of(), null, now());
    }

    private List<Recalculation.Move> changed(
            List<Deadline> deadlines, Deadline target, UnaryOperator<Deadline> change, Instant now) {
        List<Deadline> changed = deadlines.stream()
                .map(deadline -> deadline.id().equals(target.id()) ? change.apply(deadline) : deadline)
                .toList();
        return recalculation.moves(deadlines, changed, List.of(), null, now);
    }

    private List<Recalculation.Move> movesBy(
            List<Deadline> deadlines, List<RegisteredSuspension> considered, @Nullable RegisteredSuspension without) {
        return recalculation.moves(deadlines, deadlines, considered, without, now());
    }

    private static List<Redated> preview(List<Recalculation.Move> moves) {
        return moves.stream().map(Recalculation.Move::redated).toList();
    }

    private List<Deadline> movableBy(RegisteredSuspension suspension, boolean lock) {
        ReferenceCode code = suspension.code();
        Set<DeadlineKind> kinds = touchedBy(suspension.period());
        return code == null ? movable(suspension.call(), kinds, lock) : movable(List.of(code), kinds, lock);
    }

    private List<Deadline> lockCase(ReferenceCode code) {
        lockExpired(table.ofCase(code));
        return table.lockCase(code);
    }

    private List<Deadline> movable(String call, Set<DeadlineKind> kinds, boolean lock) {
        if (lock) {
            lockExpired(table.movable(call, kinds, false));
        }
        return table.movable(call, kinds, lock);
    }

    private List<Deadline> movable(Collection<ReferenceCode> codes, Set<DeadlineKind> kinds, boolean lock) {
        if (lock) {
            lockExpired(table.movable(codes, kinds, false));
        }
        return table.movable(codes, kinds, lock);
    }

    /** Where an expiry may be withdrawn the case changes too, and a case is locked before its deadlines. */
    private void lockExpired(List<Deadline> deadlines) {
        deadlines.stream()
                .filter(deadline -> deadline.state() == DeadlineState.EXPIRED)
                .map(Deadline::code)
                .distinct()
                .sorted()
                .forEach(cases::lock);
    }

    private RegisteredSuspension registered(
            String call, @Nullable ReferenceCode code, Suspension period, ClockAct act) {
        for (DeadlineKind kind : period.kinds()) {
            if (!kind.suspendable()) {
                throw Refusal.invalid("kinds", "PSW-00-07", "La scadenza " + kind + " non può essere sospesa.");
            }
        }
        return new RegisteredSuspension(UUID.randomUUID(), call, code, period, now(), act);
    }

    private static Set<DeadlineKind> touchedBy(Suspension period) {
        Set<DeadlineKind> kinds = EnumSet.allOf(DeadlineKind.class);
        kinds.removeIf(kind -> !period.appliesTo(kind));
        return withDependents(kinds);
    }

    /** The kinds, those they limit, and those that limit them: the dates of one depend on the other's. */
    private static Set<DeadlineKind> withDependents(Set<DeadlineKind> kinds) {
        Set<DeadlineKind> all = EnumSet.noneOf(DeadlineKind.class);
        all.addAll(kinds);
        for (DeadlineKind kind : DeadlineKind.values()) {
            DeadlineKind cap = kind.cap();
            if (cap != null && (kinds.contains(kind) || kinds.contains(cap))) {
                all.add(kind);
                all.add(cap);
            }
        }
        return all;
    }

    private RegisteredSuspension required(UUID suspension) {
        return table.suspension(suspension).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("sospensione " + suspension));
    }

    private static void requireNotBefore(RegisteredSuspension suspension, LocalDate lastDay) {
        if (lastDay.isBefore(suspension.period().from())) {
            throw Refusal.invalid("to", "PSW-00-07", "La sospensione non può finire prima di cominciare.");
        }
    }

    private static Deadline required(List<Deadline> deadlines, ReferenceCode code, DeadlineKind kind) {
        return Deadlines.last(deadlines, kind).orElseThrow(() -> Deadlines.missing(code, kind));
    }

    private static Deadline requiredMovable(List<Deadline> deadlines, ReferenceCode code, DeadlineKind kind) {
        Deadline deadline = required(deadlines, code, kind);
        if (deadline.state() == DeadlineState.MET || deadline.state() == DeadlineState.WAIVED) {
            throw Refusal.notAllowed(
                    "DEADLINE_CLOSED",
                    "PSW-00-08",
                    "La scadenza " + kind + " è già " + deadline.state().label() + ".");
        }
        return deadline;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package it.sportello.deadline.register;

import it.sportello.deadline.register.DeadlineChange.What;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes moved deadlines with their history, aims their reminders, has each case's timers re-dated once, and tells of
 * each.
 */
@Component
class RegisterWriter {

    private final DeadlineTable table;
    private final ObjectProvider<Timers> timers;
    private final ApplicationEventPublisher events;

    RegisterWriter(DeadlineTable table, ObjectProvider<Timers> timers, ApplicationEventPublisher events) {
        this.table = table;
        this.timers = timers;
        this.events = events;
    }

    List<Redated> write(List<Recalculation.Move> moves, What what, ClockAct act, Instant at) {
        return write(moves, what, at, act.decidedBy(), act.number(), act.reason());
    }

    List<Redated> write(
            List<Recalculation.Move> moves,
            What what,
            Instant at,
            String by,
            @Nullable String actNumber,
            String reason) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Deadline> moved = moves.stream().map(Recalculation.Move::after).toList();
        table.update(moved);
        table.aimReminders(moved.stream().map(Deadline::id).toList());
        table.wakeWithoutTimer(moves.stream()
                .filter(Recalculation.Move::reopens)
                .map(move -> move.after().id())
                .toList());
        table.record(moves.stream()
                .map(move -> new DeadlineTable.Entry(move.before(), move.after(), what, at, by, actNumber, reason))
                .toList());
        TreeSet<ReferenceCode> codes = moves.stream()
                .filter(Recalculation.Move::movesTimer)
                .map(move -> move.after().code())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!codes.isEmpty()) {
            timers.ifAvailable(port -> port.redateAll(codes));
        }
        moves.stream()
                .filter(Recalculation.Move::movesTimer)
                .forEach(move -> events.publishEvent(new TermMoved(
                        move.after().code(),
                        move.after().kind(),
                        move.after().due(),
                        move.reopens(),
                        by,
                        actNumber,
                        reason)));
        return moves.stream().map(Recalculation.Move::redated).toList();
    }
}

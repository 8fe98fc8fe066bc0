package it.sportello.deadline.register;

import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes what nobody waits for: reminders, deadlines without a process of their own, the beginning and end of
 * suspensions. It may run on every node at once: a row is taken by one of them, in the transaction in which the
 * listeners of {@link ReminderDue} and {@link DeadlineReached} do their work. Candidates are found without a lock; since
 * the listeners of a deadline reached change its case, the case is locked before its deadline, as every act does.
 */
@Component
@Rule({"PSW-16-01", "PSW-19-01", "PSW-13-10"})
public class ReminderScanner {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderScanner.class);
    private static final int PAGE = 500;
    private static final int BATCH = 50;

    private final WakeTable table;
    private final DeadlineTable deadlines;
    private final Recalculation recalculation;
    private final RegisterWriter writer;
    private final CaseLock cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ReminderScanner(
            WakeTable table,
            DeadlineTable deadlines,
            Recalculation recalculation,
            RegisterWriter writer,
            CaseLock cases,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = table;
        this.deadlines = deadlines;
        this.recalculation = recalculation;
        this.writer = writer;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Handles all that is due at an instant.
     *
     * @return how many reminders were sent and deadlines woken
     */
    public int scanOnce(Instant now) {
        review(now);
        return remind(now) + wake(now);
    }

    private void review(Instant now) {
        Supplier<Boolean> batch = () -> {
            List<Deadline> due = deadlines.lockToReview(now, PAGE);
            writer.write(
                    recalculation.moves(due, due, List.of(), null, now),
                    DeadlineChange.What.REVIEWED,
                    now,
                    "sistema",
                    null,
                    "inizio o fine di una sospensione");
            return !due.isEmpty();
        };
        while (inTransaction(batch)) {
            LOG.debug("reviewed a batch of suspended deadlines");
        }
    }

    private int remind(Instant now) {
        int sent = 0;
        WakeTable.Place place = WakeTable.Place.FIRST;
        List<WakeTable.Reminder> page;
        do {
            page = table.remindersAfter(place, now, PAGE);
            for (int from = 0; from < page.size(); from += BATCH) {
                sent += send(page.subList(from, Math.min(from + BATCH, page.size())), now);
            }
            place = page.isEmpty() ? place : page.get(page.size() - 1).place();
        } while (!page.isEmpty());
        return sent;
    }

    /** Some at a time; where one of them fails, each by itself. */
    private int send(List<WakeTable.Reminder> batch, Instant now) {
        AtomicInteger sent = new AtomicInteger();
        try {
            transaction.executeWithoutResult(status ->
                    batch.stream().filter(reminder -> send(reminder, now)).forEach(reminder -> sent.incrementAndGet()));
            return sent.get();
        } catch (RuntimeException failure) {
            LOG.debug("a batch of reminders is sent one by one", failure);
            return batch.stream()
                    .mapToInt(reminder -> handled("reminder", reminder.place(), () -> send(reminder, now)))
                    .sum();
        }
    }

    private boolean send(WakeTable.Reminder found, Instant now) {
        WakeTable.Reminder reminder = table.claim(found, now);
        if (reminder == null) {
            return false;
        }
        if (!reminder.stillOpen()) {
            table.close(reminder, "LAPSED", now);
            return false;
        }
        if (reminder.superseded()) {
            table.close(reminder, "SUPERSEDED", now);
            return false;
        }
        table.close(reminder, "SENT", now);
        events.publishEvent(
                new ReminderDue(reminder.code(), reminder.kind(), reminder.daysBefore(), reminder.dueDate()));
        return true;
    }

    private int wake(Instant now) {
        int woken = 0;
        WakeTable.Place place = WakeTable.Place.FIRST;
        List<WakeTable.Sleeper> page;
        do {
            page = table.sleepersAfter(place, now, PAGE);
            for (WakeTable.Sleeper sleeper : page) {
                place = sleeper.place();
                woken += handled("deadline", place, () -> wake(sleeper, now));
            }
        } while (!page.isEmpty());
        return woken;
    }

    private boolean wake(WakeTable.Sleeper sleeper, Instant now) {
        cases.lock(sleeper.code());
        if (!table.markWoken(sleeper, now)) {
            return false;
        }
        events.publishEvent(new DeadlineReached(sleeper.code(), sleeper.kind(), sleeper.ordinal()));
        return true;
    }

    /** One row that fails is tried again at the next scan and holds back no other. */
    private int handled(String what, WakeTable.Place place, Supplier<Boolean> step) {
        try {
            return inTransaction(step) ? 1 : 0;
        } catch (RuntimeException failure) {
            LOG.error("{} {} could not be handled", what, place.id(), failure);
            return 0;
        }
    }

    private boolean inTransaction(Supplier<Boolean> step) {
        @Nullable Boolean done = transaction.execute(status -> step.get());
        return Boolean.TRUE.equals(done);
    }
}

package it.sportello.deadline.register;

import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The register on the real database, with a clock that the test sets and timers that remember. */
final class Register {

    static final ClockAct ACT = new ClockAct("G01234", "motivi d'ufficio", "rup");

    private static final AtomicInteger CASES = new AtomicInteger();

    final String call = "call-" + UUID.randomUUID();
    final List<ReferenceCode> redated = new ArrayList<>();
    final List<Object> published = Collections.synchronizedList(new ArrayList<>());
    /** Cases whose reminders nobody can send. */
    final Set<ReferenceCode> failing = new HashSet<>();

    final SettableClock clock = new SettableClock();
    final Deadlines deadlines;
    final ClockActs acts;
    final ReminderScanner scanner;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Register(
            JdbcClient sql,
            DeadlineTable table,
            Ascertainments ascertainments,
            WakeTable wakes,
            TransactionTemplate transaction) {
        Timers timers = redated::add;
        Recalculation recalculation = new Recalculation(table);
        ApplicationEventPublisher publisher = event -> {
            if (event instanceof ReminderDue due && failing.contains(due.code())) {
                throw new IllegalStateException("no listener for " + due.code());
            }
            if (event instanceof DeadlineReached reached) {
                lock(reached.code());
            }
            published.add(event);
        };
        RegisterWriter writer = new RegisterWriter(
                table,
                new StaticListableBeanFactory(Map.of("timers", timers)).getBeanProvider(Timers.class),
                publisher);
        this.sql = sql;
        this.transaction = transaction;
        this.deadlines = new Deadlines(table, ascertainments, recalculation, writer, clock);
        this.acts = new ClockActs(table, recalculation, writer, this::lock, clock);
        this.scanner = new ReminderScanner(wakes, table, recalculation, writer, this::lock, publisher, transaction);
    }

    static ReferenceCode newCase() {
        return new ReferenceCode("REG-" + CASES.incrementAndGet());
    }

    /** Stands for the row of the case, which the register does not know. */
    void lock(ReferenceCode code) {
        sql.sql("select pg_advisory_xact_lock(:key)")
                .param("key", key(code))
                .query()
                .singleRow();
    }

    /** Whether another transaction waits for the case. */
    boolean isAwaited(ReferenceCode code) {
        return sql.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted"
                        + " and objid::bigint = :key)")
                .param("key", key(code))
                .query(Boolean.class)
                .single();
    }

    private static long key(ReferenceCode code) {
        return code.value().hashCode() & Integer.MAX_VALUE;
    }

    <T> T in(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    /** It is noon in Rome of a day. */
    void on(String day) {
        at(LegalTime.startOf(LocalDate.parse(day)).plusSeconds(12 * 3600).toString());
    }

    void at(String instant) {
        clock.now = Instant.parse(instant);
    }

    /** Start of activities: 30 days from the BUR, reminder 7 days before. */
    Deadline start(ReferenceCode code, String bur) {
        return open(code, DeadlineKind.DL_07, bur, Term.days(30), 7);
    }

    Deadline open(ReferenceCode code, DeadlineKind kind, String event, Term term, Integer... reminders) {
        return in(() -> deadlines.open(new Opening(
                call,
                code,
                kind,
                StartEvent.on(LocalDate.parse(event), "BUR n. 1"),
                term,
                CalendarRules.NATIONAL,
                List.of(reminders),
                "ufficio")));
    }

    /** A clock that stands where it is put. */
    static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2020-03-12T08:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

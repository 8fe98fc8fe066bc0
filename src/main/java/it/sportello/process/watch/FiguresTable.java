package it.sportello.process.watch;

import it.sportello.process.watch.Figures.LedgerColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures, with a few counts over indexed columns. */
@Repository
class FiguresTable {

    /** A timer fires within some seconds of its instant; later than this something is wrong. */
    static final Duration LATE = Duration.ofMinutes(2);

    private static final List<String> COLUMNS = List.of(
            "allocated",
            "topped_up",
            "transferred_in",
            "transferred_out",
            "reserved",
            "committed",
            "released",
            "reopened",
            "remaining");

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final Clock clock;

    FiguresTable(JdbcClient jdbc, ManagementService management, RuntimeService runtime, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    Figures read() {
        Instant now = clock.instant();
        return new Figures(
                jdbc.sql("select count(*) from proposal where arrival_number is not null")
                        .query(Long.class)
                        .single(),
                undelivered(),
                oldestUnstarted(now),
                oldestUntold(now),
                queue(),
                timersDueBefore(now),
                timersDueBefore(now.minus(LATE)),
                runtime.createIncidentQuery().count(),
                ledger());
    }

    /** @return zero when no transmitted case waits for its start */
    Duration oldestUnstarted(Instant now) {
        return age("select min(created_at) from engine_message where kind = 'START'", now);
    }

    /** @return zero when the ledger has taken up all that the cases told it, and each day that is over */
    Duration oldestUntold(Instant now) {
        return age(
                """
                select min(at) from (
                    select at from ledger_event where applied_at is null
                    union all
                    select (e.day + 1)::timestamp at time zone 'Europe/Rome' from ledger_entry e
                      join fund_ledger l on l.call = e.call
                     where e.state = 'WAITING' and e.day >= (l.settled_until at time zone 'Europe/Rome')::date
                       and e.day < (cast(:now as timestamptz) at time zone 'Europe/Rome')::date) untold""",
                now);
    }

    private Duration age(String oldest, Instant now) {
        return jdbc.sql(oldest)
                .param("now", Timestamp.from(now))
                .query(OffsetDateTime.class)
                .optional()
                .map(then -> Duration.between(then.toInstant(), now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    long timersDueBefore(Instant instant) {
        JobQuery timers = management.createJobQuery().timers().withRetriesLeft().active();
        return timers.duedateLowerThan(Date.from(instant)).count();
    }

    private Map<String, Long> undelivered() {
        Map<String, Long> byKind = new HashMap<>(Map.of("START", 0L, "MESSAGE", 0L, "REDATE", 0L));
        jdbc.sql("select kind, count(*) from engine_message group by kind")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(kind -> byKind.put(kind.getKey(), kind.getValue()));
        return byKind;
    }

    private Map<String, Long> queue() {
        return jdbc
                .sql(
                        """
                        select e.call, count(l.case_code)
                          from envelope e left join ledger_entry l on l.call = e.call and l.state = 'WAITING'
                         where e.action = 'A'
                         group by e.call""")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<LedgerColumn> ledger() {
        return jdbc.sql("select * from envelope order by call, action").query((row, n) -> columns(row)).list().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<LedgerColumn> columns(ResultSet row) throws SQLException {
        Stream.Builder<LedgerColumn> columns = Stream.builder();
        for (String column : COLUMNS) {
            columns.add(new LedgerColumn(
                    row.getString("call"), row.getString("action"), column, row.getBigDecimal(column)));
        }
        return columns.build().toList();
    }
}

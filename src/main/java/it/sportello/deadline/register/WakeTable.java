package it.sportello.deadline.register;

import static it.sportello.deadline.register.DeadlineTable.utc;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows a scanner wakes, read in order of time so that one that fails holds back no other. */
@Repository
class WakeTable {

    private static final String[] WOKEN = Arrays.stream(DeadlineKind.values())
            .filter(DeadlineKind::wokenByRegister)
            .map(DeadlineKind::id)
            .toArray(String[]::new);

    private final JdbcClient sql;

    WakeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** How far a scan has come. */
    record Place(Instant at, UUID id, int number) {
        static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0), 0);
    }

    /**
     * A reminder whose day has come.
     *
     * @param stillOpen whether the deadline can still be met in time
     * @param superseded whether a nearer reminder of the same deadline is due as well
     */
    record Reminder(
            Place place,
            ReferenceCode code,
            DeadlineKind kind,
            int daysBefore,
            LocalDate dueDate,
            boolean stillOpen,
            boolean superseded) {}

    /** A deadline that has passed and for which no process waits. */
    record Sleeper(Place place, ReferenceCode code, DeadlineKind kind, int ordinal) {}

    private static final String REMINDER =
            """
            select r.deadline_id, r.days_before, r.wake_at, d.case_code, d.kind, d.due,
                d.state in ('RUNNING', 'SUSPENDED') and d.met_at is null and d.fires_at > :now as still_open,
                exists (select 1 from deadline_reminder n where n.deadline_id = r.deadline_id and n.outcome is null
                    and n.days_before < r.days_before and n.wake_at <= :now) as superseded
            from deadline_reminder r join deadline d on d.id = r.deadline_id
            where r.outcome is null and r.wake_at <= :now
            """;

    List<Reminder> remindersAfter(Place place, Instant now, int limit) {
        return sql.sql(
                        REMINDER
                                + """
                                and (r.wake_at, r.deadline_id, r.days_before) > (:at, :id, :number)
                                order by r.wake_at, r.deadline_id, r.days_before limit :limit""")
                .param("now", utc(now))
                .param("limit", limit)
                .param("at", utc(place.at()))
                .param("id", place.id())
                .param("number", place.number())
                .query((row, number) -> reminder(row))
                .list();
    }

    /** Takes a reminder, and keeps its deadline from being met meanwhile; null if another node or act has it. */
    @Nullable
    Reminder claim(Reminder found, Instant now) {
        return sql.sql(
                        REMINDER
                                + """
                                and r.deadline_id = :id and r.days_before = :number
                                for update of r skip locked for share of d skip locked""")
                .param("now", utc(now))
                .param("id", found.place().id())
                .param("number", found.place().number())
                .query((row, number) -> reminder(row))
                .optional()
                .orElse(null);
    }

    void close(Reminder reminder, String outcome, Instant now) {
        sql.sql(
                        """
                        update deadline_reminder set outcome = :outcome, sent_at = :now
                        where deadline_id = :id and days_before = :number""")
                .param("outcome", outcome)
                .param("now", utc(now))
                .param("id", reminder.place().id())
                .param("number", reminder.place().number())
                .update();
    }

    List<Sleeper> sleepersAfter(Place place, Instant now, int limit) {
        return sql.sql(
                        """
                        select id, fires_at, case_code, kind, ordinal from deadline
                        where state in ('RUNNING', 'SUSPENDED') and woken_at is null and (without_timer or kind = any(:kinds))
                        and fires_at <= :now and (fires_at, id) > (:at, :id) order by fires_at, id limit :limit""")
                .param("kinds", WOKEN)
                .param("now", utc(now))
                .param("limit", limit)
                .param("at", utc(place.at()))
                .param("id", place.id())
                .query((row, number) -> new Sleeper(
                        new Place(instant(row, "fires_at"), row.getObject("id", UUID.class), 0),
                        new ReferenceCode(row.getString("case_code")),
                        DeadlineKind.of(row.getString("kind")),
                        row.getInt("ordinal")))
                .list();
    }

    /** Marks a deadline woken; false if another node or act came first. */
    boolean markWoken(Sleeper sleeper, Instant now) {
        return sql.sql(
                                """
                                update deadline set woken_at = :now where id = (
                                    select id from deadline where id = :id and state in ('RUNNING', 'SUSPENDED')
                                    and woken_at is null and fires_at <= :now for update skip locked)""")
                        .param("now", utc(now))
                        .param("id", sleeper.place().id())
                        .update()
                == 1;
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                new Place(instant(row, "wake_at"), row.getObject("deadline_id", UUID.class), row.getInt("days_before")),
                new ReferenceCode(row.getString("case_code")),
                DeadlineKind.of(row.getString("kind")),
                row.getInt("days_before"),
                row.getObject("due", LocalDate.class),
                row.getBoolean("still_open"),
                row.getBoolean("superseded"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package it.sportello.deadline.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.Term;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.ConcurrentLruCache;

/** The rows of the register. Rows of a case are always locked together, in one order. */
@Repository
class DeadlineTable {

    private static final int EXPLANATIONS_IN_MEMORY = 2048;

    private static final int SUSPENSION_LOCK = 4712;

    /** A row is long by its calendar and its explanation: they come with the rows of some kinds only. */
    private static final String LOCKED =
            """
            select id, call, case_code, kind, ordinal, event_date, event_at, evidence, unit, length, extended_to,
            extension_decided_on, extended_at, nominal, due, last_instant, fires_at, state, review_at, met_at, met_by,
            version, case when kind = any(:kinds) then calendar end as calendar,
            case when kind = any(:kinds) then explanation end as explanation
            from deadline where case_code = :code order by case_code, id for update""";

    private static final String MOVABLE =
            "select * from deadline where kind = any(:kinds) and state in ('RUNNING', 'SUSPENDED', 'EXPIRED')";

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;
    private final Ascertainments ascertainments;

    /** By their texts: as many as the versions of the notices. */
    private final Map<String, CalendarRules> calendars = new ConcurrentHashMap<>();

    /** A term is read at each step of its case, and has changed since at few of them. */
    private final ConcurrentLruCache<String, Explanation> explanations =
            new ConcurrentLruCache<>(EXPLANATIONS_IN_MEMORY, text -> read(text, Explanation.class));

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    DeadlineTable(JdbcClient sql, NamedParameterJdbcTemplate batches, Ascertainments ascertainments) {
        this.sql = sql;
        this.batches = batches;
        this.ascertainments = ascertainments;
    }

    /** A statement that sees what this transaction has found expired. */
    private JdbcClient.StatementSpec sql(String statement) {
        ascertainments.write();
        return sql.sql(statement);
    }

    /** Holds back acts that suspend a call until this transaction ends, so that none misses the deadline it opens. */
    void holdSuspensions(String call) {
        lockSuspensions("pg_advisory_xact_lock_shared", call);
    }

    /** Holds back the opening of deadlines until this transaction ends. */
    void holdOpenings(String call) {
        lockSuspensions("pg_advisory_xact_lock", call);
    }

    private void lockSuspensions(String function, String call) {
        sql("select cast(" + function + "(:lock, hashtext(:call)) as text)")
                .param("lock", SUSPENSION_LOCK)
                .param("call", call)
                .query()
                .singleRow();
    }

    List<Deadline> lockCase(ReferenceCode code) {
        return lockCase(code, EnumSet.allOf(DeadlineKind.class));
    }

    /** Locks all the deadlines of the case, and reads those of some kinds. */
    List<Deadline> lockCase(ReferenceCode code, Set<DeadlineKind> kinds) {
        String[] ids = ids(kinds);
        Set<String> wanted = Set.of(ids);
        return sql(LOCKED).param("code", code.value()).param("kinds", ids).query(rows -> {
            List<Deadline> read = new ArrayList<>();
            while (rows.next()) {
                if (wanted.contains(rows.getString("kind"))) {
                    read.add(deadline(rows, rows.getRow()));
                }
            }
            return read;
        });
    }

    /** The deadlines of some kinds that an act can still move, in the whole call; locked unless it is a preview. */
    List<Deadline> movable(String call, Set<DeadlineKind> kinds, boolean lock) {
        return sql(MOVABLE + " and call = :call order by case_code, id" + (lock ? " for update" : ""))
                .param("call", call)
                .param("kinds", ids(kinds))
                .query(this::deadline)
                .list();
    }

    /** The deadlines of some kinds that an act can still move, in some cases; locked unless it is a preview. */
    List<Deadline> movable(Collection<ReferenceCode> codes, Set<DeadlineKind> kinds, boolean lock) {
        return sql(MOVABLE + " and case_code = any(:codes) order by case_code, id" + (lock ? " for update" : ""))
                .param("codes", codes.stream().map(ReferenceCode::value).toArray(String[]::new))
                .param("kinds", ids(kinds))
                .query(this::deadline)
                .list();
    }

    List<Deadline> lockToReview(Instant now, int limit) {
        return sql("select * from deadline where review_at <= :now order by case_code, id limit :limit"
                        + " for update skip locked")
                .param("now", utc(now))
                .param("limit", limit)
                .query(this::deadline)
                .list();
    }

    List<Deadline> ofCase(ReferenceCode code) {
        return sql("select * from deadline where case_code = :code order by kind, ordinal")
                .param("code", code.value())
                .query(this::deadline)
                .list();
    }

    List<Deadline> ofCase(ReferenceCode code, DeadlineKind kind) {
        return sql("select * from deadline where case_code = :code and kind = :kind order by ordinal")
                .param("code", code.value())
                .param("kind", kind.id())
                .query(this::deadline)
                .list();
    }

    List<Deadline> dueBetween(LocalDate from, LocalDate to) {
        return sql("""
                        select * from deadline where state in ('RUNNING', 'SUSPENDED') and due between :from and :to
                        order by due, case_code, kind, ordinal""")
                .param("from", from)
                .param("to", to)
                .query(this::deadline)
                .list();
    }

    List<ReferenceCode> endingBefore(DeadlineKind kind, String call, LocalDate day) {
        return sql("select distinct case_code from deadline where kind = :kind and call = :call and state = 'RUNNING'"
                        + " and due < :day order by case_code")
                .param("kind", kind.id())
                .param("call", call)
                .param("day", day)
                .query(String.class)
                .list()
                .stream()
                .map(ReferenceCode::new)
                .toList();
    }

    List<Deadline> overdue(Instant now) {
        return sql("""
                        select * from deadline where state in ('RUNNING', 'SUSPENDED', 'EXPIRED') and fires_at <= :now
                        and met_at is null and not set_aside order by due, case_code, kind, ordinal""")
                .param("now", utc(now))
                .query(this::deadline)
                .list();
    }

    /** Of some kinds, those that can still be met or have expired without an act in a case that is not over. */
    List<Deadline> unmet(Set<DeadlineKind> kinds, @Nullable LocalDate until, int most) {
        return sql("""
                        select * from deadline where kind = any(:kinds) and met_at is null and not set_aside
                        and state in ('RUNNING', 'SUSPENDED', 'EXPIRED')
                        and (cast(:until as date) is null or due <= :until)
                        order by due nulls last, case_code, kind, ordinal limit :most""")
                .param("kinds", ids(kinds))
                .param("until", until, java.sql.Types.DATE)
                .param("most", most)
                .query(this::deadline)
                .list();
    }

    /** When each of these last changed. */
    Map<UUID, Instant> changedAt(Collection<UUID> deadlines) {
        Map<UUID, Instant> changed = new HashMap<>();
        sql("select deadline_id, max(at) as at from deadline_change where deadline_id = any(:ids) group by 1")
                .param("ids", deadlines.toArray(UUID[]::new))
                .query(row -> {
                    changed.put(row.getObject("deadline_id", UUID.class), instant(row, "at"));
                });
        return changed;
    }

    List<DeadlineChange> changes(UUID deadline) {
        return sql("select * from deadline_change where deadline_id = :id order by version")
                .param("id", deadline)
                .query((row, number) -> change(row))
                .list();
    }

    /** The suspensions of a call: those that reach every case and those of some cases. */
    List<RegisteredSuspension> suspensions(String call, Collection<ReferenceCode> codes) {
        return sql("""
                        select * from deadline_suspension where call = :call
                        and (case_code is null or case_code = any(:codes)) order by from_date, id""")
                .param("call", call)
                .param("codes", codes.stream().map(ReferenceCode::value).toArray(String[]::new))
                .query((row, number) -> suspension(row))
                .list();
    }

    /** Those of the call, and those of single cases without an end. */
    List<RegisteredSuspension> suspensions(String call) {
        return sql("""
                        select * from deadline_suspension where call = :call
                        and (case_code is null or to_date is null) order by from_date, id""")
                .param("call", call)
                .query((row, number) -> suspension(row))
                .list();
    }

    List<RegisteredSuspension> suspension(UUID id) {
        return sql("select * from deadline_suspension where id = :id")
                .param("id", id)
                .query((row, number) -> suspension(row))
                .list();
    }

    void insert(Deadline deadline, List<Integer> reminders) {
        ascertainments.forget();
        batches.update(
                """
                insert into deadline (id, call, case_code, kind, ordinal, rule, start_event, evidence, event_date,
                event_at, unit, length, calendar, nominal, due, last_instant, fires_at, state, review_at, explanation,
                version) values (:id, :call, :code, :kind, :ordinal, :rule, :startEvent, :evidence, :eventDate,
                :eventAt, :unit, :length, :calendar::jsonb, :nominal, :due, :lastInstant, :firesAt, :state, :reviewAt,
                :explanation::jsonb, :version)""",
                parameters(deadline));
        if (!reminders.isEmpty()) {
            sql("""
                            insert into deadline_reminder (deadline_id, days_before, wake_at)
                            select :id, days, (cast(:due as date) - days)::timestamp at time zone 'Europe/Rome'
                            from unnest(:days) days""")
                    .param("id", deadline.id())
                    .param("due", deadline.due(), java.sql.Types.DATE)
                    .param("days", reminders.toArray(Integer[]::new))
                    .update();
        }
    }

    /** Writes deadlines whose rows this transaction has locked; a moved one may be woken and remind again. */
    void update(Collection<Deadline> deadlines) {
        ascertainments.forget();
        batches.batchUpdate(
                """
                update deadline set evidence = :evidence, event_date = :eventDate, event_at = :eventAt,
                extended_to = :extendedTo, extension_decided_on = :extensionDecidedOn, extended_at = :extendedAt,
                nominal = :nominal, due = :due, last_instant = :lastInstant,
                woken_at = case when fires_at = :firesAt then woken_at end, fires_at = :firesAt,
                state = :state, review_at = :reviewAt, met_at = :metAt, met_by = :metBy,
                explanation = :explanation::jsonb, version = :version where id = :id""",
                deadlines.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
    }

    /** Sets the reminders not yet sent by the due dates, and those that lapsed with a term that runs again. */
    void aimReminders(Collection<UUID> deadlines) {
        sql("""
                        update deadline_reminder r
                        set wake_at = (d.due - r.days_before)::timestamp at time zone 'Europe/Rome',
                            outcome = null, sent_at = null
                        from deadline d where d.id = r.deadline_id and d.id = any(:ids)
                        and (r.outcome is null or r.outcome = 'LAPSED')""")
                .param("ids", deadlines.toArray(UUID[]::new))
                .update();
    }

    /** What has expired of these kinds in a case is work no more. */
    void setAside(ReferenceCode code, Set<DeadlineKind> kinds) {
        sql("update deadline set set_aside = true where case_code = :code and kind = any(:kinds)"
                        + " and state = 'EXPIRED'")
                .param("code", code.value())
                .param("kinds", ids(kinds))
                .update();
    }

    /** No timer of a process will ask for these any more: the register wakes them. */
    void wakeWithoutTimer(Collection<UUID> deadlines) {
        sql("update deadline set without_timer = true where id = any(:ids)")
                .param("ids", deadlines.toArray(UUID[]::new))
                .update();
    }

    void record(Collection<Entry> entries) {
        batches.batchUpdate(
                """
                insert into deadline_change (deadline_id, version, what, at, decided_by, act_number, reason, old_state,
                new_state, old_due, new_due, explanation) values (:id, :version, :what, :at, :by, :act, :reason,
                :oldState, :newState, :oldDue, :newDue, :explanation::jsonb)""",
                entries.stream()
                        .map(entry -> new MapSqlParameterSource()
                                .addValue("id", entry.after().id())
                                .addValue("version", entry.after().version())
                                .addValue("what", entry.what().name())
                                .addValue("at", utc(entry.at()))
                                .addValue("by", entry.by())
                                .addValue("act", entry.actNumber())
                                .addValue("reason", entry.reason())
                                .addValue(
                                        "oldState",
                                        entry.before() == null
                                                ? null
                                                : entry.before().state().name())
                                .addValue("newState", entry.after().state().name())
                                .addValue(
                                        "oldDue",
                                        entry.before() == null
                                                ? null
                                                : entry.before().due())
                                .addValue("newDue", entry.after().due())
                                .addValue("explanation", write(entry.after().explanation())))
                        .toArray(SqlParameterSource[]::new));
    }

    void insert(RegisteredSuspension suspension) {
        ReferenceCode code = suspension.code();
        sql("""
                        insert into deadline_suspension (id, call, case_code, kinds, from_date, to_date,
                        planned_to_date, registered_at, act_number, reason, decided_by) values (:id, :call, :code,
                        :kinds, :from, :to, :to, :at, :act, :reason, :by)""")
                .param("id", suspension.id())
                .param("call", suspension.call())
                .param("code", code == null ? null : code.value())
                .param("kinds", ids(suspension.period().kinds()))
                .param("from", suspension.period().from())
                .param("to", suspension.period().to(), java.sql.Types.DATE)
                .param("at", utc(suspension.registeredAt()))
                .param("act", suspension.act().number())
                .param("reason", suspension.act().reason())
                .param("by", suspension.act().decidedBy())
                .update();
    }

    void resume(UUID suspension, LocalDate lastDay, ClockAct act, Instant at) {
        sql("""
                        update deadline_suspension set to_date = :to, resumed_at = :at, resume_act_number = :act,
                        resume_reason = :reason, resumed_by = :by where id = :id""")
                .param("to", lastDay)
                .param("at", utc(at))
                .param("act", act.number())
                .param("reason", act.reason())
                .param("by", act.decidedBy())
                .param("id", suspension)
                .update();
    }

    /**
     * A change to append.
     *
     * @param before null for the opening
     */
    record Entry(
            @Nullable Deadline before,
            Deadline after,
            DeadlineChange.What what,
            Instant at,
            String by,
            @Nullable String actNumber,
            String reason) {}

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static String[] ids(Set<DeadlineKind> kinds) {
        return kinds.stream().map(DeadlineKind::id).toArray(String[]::new);
    }

    private MapSqlParameterSource parameters(Deadline deadline) {
        Deadline.Extended extension = deadline.extension();
        return new MapSqlParameterSource()
                .addValue("id", deadline.id())
                .addValue("call", deadline.call())
                .addValue("code", deadline.code().value())
                .addValue("kind", deadline.kind().id())
                .addValue("ordinal", deadline.ordinal())
                .addValue("rule", deadline.kind().rule().value())
                .addValue("startEvent", deadline.kind().startEvent())
                .addValue("evidence", deadline.event().evidence())
                .addValue("eventDate", deadline.event().date())
                .addValue("eventAt", utcOrNull(deadline.event().at()))
                .addValue("unit", deadline.term().unit().name())
                .addValue("length", deadline.term().length())
                .addValue("calendar", write(deadline.calendar()))
                .addValue("extendedTo", extension == null ? null : extension.to())
                .addValue("extensionDecidedOn", extension == null ? null : extension.decidedOn())
                .addValue("extendedAt", extension == null ? null : utc(extension.at()))
                .addValue("nominal", deadline.nominal())
                .addValue("due", deadline.due())
                .addValue("lastInstant", utcOrNull(deadline.lastInstant()))
                .addValue("firesAt", utc(deadline.firesAt()))
                .addValue("state", deadline.state().name())
                .addValue("reviewAt", utcOrNull(deadline.reviewAt()))
                .addValue("metAt", utcOrNull(deadline.metAt()))
                .addValue("metBy", deadline.metBy())
                .addValue("explanation", write(deadline.explanation()))
                .addValue("version", deadline.version());
    }

    private Deadline deadline(ResultSet row, int number) throws SQLException {
        LocalDate extendedTo = row.getObject("extended_to", LocalDate.class);
        return new Deadline(
                row.getObject("id", UUID.class),
                row.getString("call"),
                new ReferenceCode(row.getString("case_code")),
                DeadlineKind.of(row.getString("kind")),
                row.getInt("ordinal"),
                new StartEvent(
                        row.getObject("event_date", LocalDate.class),
                        instantOrNull(row, "event_at"),
                        row.getString("evidence")),
                Term.of(Term.Unit.valueOf(row.getString("unit")), row.getString("length")),
                calendars.computeIfAbsent(row.getString("calendar"), text -> read(text, CalendarRules.class)),
                extendedTo == null
                        ? null
                        : new Deadline.Extended(
                                extendedTo,
                                row.getObject("extension_decided_on", LocalDate.class),
                                instant(row, "extended_at")),
                row.getObject("nominal", LocalDate.class),
                row.getObject("due", LocalDate.class),
                instantOrNull(row, "last_instant"),
                instant(row, "fires_at"),
                DeadlineState.valueOf(row.getString("state")),
                instantOrNull(row, "review_at"),
                instantOrNull(row, "met_at"),
                row.getString("met_by"),
                explanations.get(row.getString("explanation")),
                row.getInt("version"));
    }

    private DeadlineChange change(ResultSet row) throws SQLException {
        String oldState = row.getString("old_state");
        return new DeadlineChange(
                row.getInt("version"),
                DeadlineChange.What.valueOf(row.getString("what")),
                instant(row, "at"),
                row.getString("decided_by"),
                row.getString("act_number"),
                row.getString("reason"),
                oldState == null ? null : DeadlineState.valueOf(oldState),
                DeadlineState.valueOf(row.getString("new_state")),
                row.getObject("old_due", LocalDate.class),
                row.getObject("new_due", LocalDate.class),
                read(row.getString("explanation"), Explanation.class));
    }

    private static RegisteredSuspension suspension(ResultSet row) throws SQLException {
        String code = row.getString("case_code");
        Set<DeadlineKind> kinds = EnumSet.noneOf(DeadlineKind.class);
        Stream.of((String[]) row.getArray("kinds").getArray())
                .map(DeadlineKind::of)
                .forEach(kinds::add);
        return new RegisteredSuspension(
                row.getObject("id", UUID.class),
                row.getString("call"),
                code == null ? null : new ReferenceCode(code),
                new Suspension(
                        row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class), kinds),
                instant(row, "registered_at"),
                new ClockAct(row.getString("act_number"), row.getString("reason"), row.getString("decided_by")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of the ledger. Plain SQL: a run reads and moves a whole queue at once, and the totals are the database's
 * own. An empty list is not sent: joined to nothing, the whole queue would still be read.
 */
@Repository
class LedgerBooks {

    private static final String VERDICTS = " from unnest(cast(? as text[]), cast(? as text[]), cast(? as numeric[]),"
            + " cast(? as numeric[]), cast(? as text[])) as v (case_code, kind, a, b, sentence)"
            + " where e.case_code = v.case_code";

    private final JdbcClient jdbc;

    LedgerBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that happened to a case while it was held, to be taken up by the next run. */
    record Event(
            long number,
            String kind,
            @Nullable String code,
            @Nullable BigDecimal score,
            @Nullable BigDecimal scoreA,
            @Nullable Euro amountA,
            @Nullable Euro amountB,
            @Nullable String act,
            @Nullable String reason) {

        /** 0.00 where the event is not of money. */
        Euro amount(Envelope envelope) {
            Euro amount = envelope == Envelope.A ? amountA : amountB;
            return amount == null ? Euro.ZERO : amount;
        }
    }

    boolean create(String call, Instant at) {
        return jdbc.sql("insert into fund_ledger (call, opened_at) values (?, ?) on conflict do nothing")
                        .params(call, Timestamp.from(at))
                        .update()
                == 1;
    }

    void createEnvelope(String call, Envelope envelope) {
        jdbc.sql("insert into envelope (call, action) values (?, ?)")
                .params(call, envelope.name())
                .update();
    }

    /** First statement of whoever moves money. NO KEY: rows that name the call are still written meanwhile. */
    Optional<Instant> lock(String call) {
        List<Optional<Instant>> rows = jdbc.sql(
                        "select settled_until from fund_ledger where call = ? for no key update")
                .param(call)
                .query((row, n) -> instant(row, "settled_until"))
                .list();
        if (rows.isEmpty()) {
            throw Refusal.notFound("il fondo dell'avviso " + call);
        }
        return rows.get(0);
    }

    Optional<Instant> settledUntil(String call) {
        return jdbc
                .sql("select settled_until from fund_ledger where call = ?")
                .param(call)
                .query((row, n) -> instant(row, "settled_until"))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("il fondo dell'avviso " + call));
    }

    void ran(String call, Instant settledUntil, Instant at) {
        jdbc.sql("update fund_ledger set settled_until = ?, last_run_at = ? where call = ?")
                .params(Timestamp.from(settledUntil), Timestamp.from(at), call)
                .update();
    }

    Optional<Instant> firstUnopened() {
        return jdbc.sql("select min(p.transmitted_at) as at from proposal p where p.state = 'TRANSMITTED'"
                        + " and not exists (select from ledger_entry e where e.case_code = p.reference_code)")
                .query((row, n) -> instant(row, "at"))
                .single();
    }

    /** Calls with something untold, or with a waiting case whose day has ended since the last run. */
    List<String> due(Instant settledUntil) {
        return jdbc.sql(
                        """
                        select l.call from fund_ledger l
                         where exists (select from ledger_event e where e.call = l.call and e.applied_at is null)
                            or exists (select from ledger_entry w
                                        where w.call = l.call and w.state = 'WAITING'
                                          and w.transmitted_at >= date_trunc('day', l.settled_until, 'Europe/Rome')
                                          and (w.transmitted_at >= l.settled_until and w.transmitted_at < :now
                                               or w.day >= (l.settled_until at time zone 'Europe/Rome')::date
                                                  and w.day < (cast(:now as timestamptz) at time zone 'Europe/Rome')::date))
                         order by l.call
                        """)
                .param("now", Timestamp.from(settledUntil))
                .query(String.class)
                .list();
    }

    void insertEntry(String call, ReferenceCode code, Euro grantA, Euro grantB, Instant transmittedAt) {
        jdbc.sql("insert into ledger_entry (case_code, call, grant_a, grant_b, day, transmitted_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        code.value(),
                        call,
                        grantA.amount(),
                        grantB.amount(),
                        Proposal.dayOf(transmittedAt),
                        Timestamp.from(transmittedAt))
                .update();
    }

    Entry entry(ReferenceCode code) {
        return find(code).orElseThrow(() -> Refusal.notFound("la domanda " + code + " nel fondo"));
    }

    /** Empty for a case that is not opened yet. */
    Optional<Entry> find(ReferenceCode code) {
        return jdbc.sql("select " + Entry.COLUMNS + " from ledger_entry where case_code = ?")
                .param(code.value())
                .query(Entry::read)
                .optional();
    }

    /** Everybody who has not left, by arrival. */
    List<Entry> entries(String call) {
        return jdbc.sql("select " + Entry.COLUMNS
                        + " from ledger_entry where call = ? and state <> 'OUT' order by transmitted_at, case_code")
                .param(call)
                .query(Entry::read)
                .list();
    }

    /** Those that still ask something of an envelope, or hold back what is reserved for them, by arrival. */
    List<Entry> entriesInPlay(String call) {
        return jdbc.sql("select " + Entry.COLUMNS + " from ledger_entry where call = ?"
                        + " and (state in ('UNDECIDED', 'WAITING', 'PROPOSED') or b_awaiting)"
                        + " order by transmitted_at, case_code")
                .param(call)
                .query(Entry::read)
                .list();
    }

    Map<Envelope, Balance> balances(String call) {
        Map<Envelope, Balance> balances = new EnumMap<>(Envelope.class);
        jdbc.sql("select * from envelope where call = ? order by action")
                .param(call)
                .query(LedgerBooks::balance)
                .list()
                .forEach(b -> balances.put(b.envelope(), b));
        if (balances.isEmpty()) {
            throw Refusal.notFound("il fondo dell'avviso " + call);
        }
        return balances;
    }

    void exhausted(String call, Envelope envelope, boolean exhausted) {
        jdbc.sql("update envelope set exhausted = ? where call = ? and action = ?")
                .params(exhausted, call, envelope.name())
                .update();
    }

    void move(
            String call,
            Envelope envelope,
            Movement.Kind kind,
            Euro amount,
            @Nullable ReferenceCode code,
            @Nullable String act,
            @Nullable String reason,
            Instant at,
            @Nullable String by) {
        if (amount.isZero()) {
            return;
        }
        jdbc.sql("insert into ledger_movement (call, action, kind, amount, case_code, act_number, reason, at, made_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        call,
                        envelope.name(),
                        kind.name(),
                        amount.amount(),
                        code == null ? null : code.value(),
                        act,
                        reason,
                        Timestamp.from(at),
                        by)
                .update();
    }

    List<Movement> movements(String call) {
        return jdbc.sql("select * from ledger_movement where call = ? order by number")
                .param(call)
                .query(LedgerBooks::movement)
                .list();
    }

    void tell(
            String call,
            String kind,
            @Nullable ReferenceCode code,
            @Nullable BigDecimal score,
            @Nullable BigDecimal scoreA,
            @Nullable Euro amountA,
            @Nullable Euro amountB,
            @Nullable String act,
            @Nullable String reason,
            Instant at) {
        jdbc.sql("insert into ledger_event (call, kind, case_code, score, score_a, amount_a, amount_b, act_number,"
                        + " reason, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        call,
                        kind,
                        code == null ? null : code.value(),
                        score,
                        scoreA,
                        amountA == null ? null : amountA.amount(),
                        amountB == null ? null : amountB.amount(),
                        act,
                        reason,
                        Timestamp.from(at))
                .update();
    }

    List<Event> untold(String call) {
        return jdbc.sql("select * from ledger_event where call = ? and applied_at is null order by number")
                .param(call)
                .query(LedgerBooks::event)
                .list();
    }

    List<Event> untoldOf(ReferenceCode code) {
        return jdbc.sql("select * from ledger_event where case_code = ? and applied_at is null order by number")
                .param(code.value())
                .query(LedgerBooks::event)
                .list();
    }

    void applied(List<Event> events, Instant at) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("update ledger_event set applied_at = ? where number = any (cast(? as bigint[]))")
                .param(Timestamp.from(at))
                .param(column(events, Event::number))
                .update();
    }

    /** At most one event of a case: the queue of a click day is written in one statement. */
    void decided(Collection<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("update ledger_entry e set state = 'WAITING', score = d.score, score_a = d.score_a"
                        + " from unnest(cast(? as text[]), cast(? as numeric[]), cast(? as numeric[]))"
                        + " as d (case_code, score, score_a)"
                        + " where e.case_code = d.case_code and e.state in ('UNDECIDED', 'WAITING')")
                .param(column(events, Event::code))
                .param(column(events, Event::score))
                .param(column(events, Event::scoreA))
                .update();
    }

    void left(ReferenceCode code, String reason) {
        jdbc.sql("update ledger_entry set state = 'OUT', left_because = ?, reserved_a = 0, reserved_b = 0,"
                        + " b_awaiting = false, verdict = null, sentence = null, offered_a = null where case_code = ?")
                .params(reason, code.value())
                .update();
    }

    void offerAccepted(ReferenceCode code) {
        jdbc.sql("update ledger_entry set grant_a = offered_a, offered_a = null"
                        + " where case_code = ? and state = 'WAITING' and offered_a is not null")
                .param(code.value())
                .update();
    }

    void offerRefused(ReferenceCode code) {
        jdbc.sql("update ledger_entry set offer_refused = true, offered_a = null"
                        + " where case_code = ? and state = 'WAITING'")
                .param(code.value())
                .update();
    }

    /** The request of B lapses: a B already proposed on its own goes back to the envelope, its A stays committed. */
    void bRenounced(ReferenceCode code) {
        jdbc.sql("update ledger_entry set b_awaiting = false, reserved_b = 0,"
                        + " state = case when state = 'PROPOSED' and committed_a > 0 then 'COMMITTED' else state end,"
                        + " grant_b = case when state in ('UNDECIDED', 'WAITING') then 0 else grant_b end"
                        + " where case_code = ? and state <> 'OUT' and committed_b = 0")
                .param(code.value())
                .update();
    }

    void committed(ReferenceCode code) {
        jdbc.sql("update ledger_entry set state = 'COMMITTED', reserved_a = 0, reserved_b = 0 where case_code = ?")
                .param(code.value())
                .update();
    }

    void propose(List<Verdict> verdicts, Instant at) {
        if (verdicts.isEmpty()) {
            return;
        }
        jdbc.sql("update ledger_entry e set state = 'PROPOSED', reserved_a = v.a, reserved_b = v.b,"
                        + " b_awaiting = (v.kind = 'COMMIT_A_B_AWAITING'), offered_a = null, verdict = v.kind,"
                        + " sentence = v.sentence, verdict_at = ?"
                        + VERDICTS)
                .param(Timestamp.from(at))
                .param(column(verdicts, Verdict::code))
                .param(column(verdicts, Verdict::kind))
                .param(column(verdicts, Verdict::amountA))
                .param(column(verdicts, Verdict::amountB))
                .param(column(verdicts, Verdict::sentence))
                .update();
    }

    void letWait(List<Verdict> verdicts, Instant at) {
        if (verdicts.isEmpty()) {
            return;
        }
        jdbc.sql("update ledger_entry e set offered_a = case v.kind when 'PARTIAL_OFFER' then v.a end,"
                        + " verdict = v.kind, sentence = v.sentence, verdict_at = ?"
                        + VERDICTS)
                .param(Timestamp.from(at))
                .param(column(verdicts, Verdict::code))
                .param(column(verdicts, Verdict::kind))
                .param(column(verdicts, Verdict::amountA))
                .param(column(verdicts, Verdict::amountB))
                .param(column(verdicts, Verdict::sentence))
                .update();
    }

    private static <T> Object column(Collection<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(value).map(String::valueOf).toArray(String[]::new);
    }

    private static Balance balance(ResultSet row, int number) throws SQLException {
        return new Balance(
                Envelope.valueOf(row.getString("action")),
                euro(row, "allocated"),
                euro(row, "reserved"),
                euro(row, "committed"),
                euro(row, "released"),
                euro(row, "reopened"),
                euro(row, "transferred_in"),
                euro(row, "transferred_out"),
                euro(row, "topped_up"),
                euro(row, "remaining"),
                row.getBoolean("exhausted"));
    }

    private static Movement movement(ResultSet row, int number) throws SQLException {
        String code = row.getString("case_code");
        return new Movement(
                row.getLong("number"),
                Envelope.valueOf(row.getString("action")),
                Movement.Kind.valueOf(row.getString("kind")),
                euro(row, "amount"),
                code == null ? null : new ReferenceCode(code),
                row.getString("act_number"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant(),
                row.getString("made_by"));
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("number"),
                row.getString("kind"),
                row.getString("case_code"),
                row.getBigDecimal("score"),
                row.getBigDecimal("score_a"),
                nullableEuro(row, "amount_a"),
                nullableEuro(row, "amount_b"),
                row.getString("act_number"),
                row.getString("reason"));
    }

    private static Euro euro(ResultSet row, String column) throws SQLException {
        return Euro.of(row.getBigDecimal(column));
    }

    private static @Nullable Euro nullableEuro(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : Euro.of(amount);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** States in which a case can still be decided. */
    static boolean isOpen(Entry entry) {
        return entry.state() == State.UNDECIDED || entry.state() == State.WAITING;
    }
}

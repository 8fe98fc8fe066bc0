package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The terms that a transaction ascertains, without what only their calculation needs. Those of many cases are locked in
 * one statement, and what is found expired is written in one: at the end of the transaction, or as soon as it asks
 * anything else of the register.
 */
@Repository
@Rule("PSW-00-04")
class Ascertainments {

    private final JdbcClient sql;

    Ascertainments(JdbcClient sql) {
        this.sql = sql;
    }

    /** A locked deadline, as far as its end is concerned; the columns are those of {@link Deadline}. */
    record Held(
            UUID id,
            ReferenceCode code,
            DeadlineKind kind,
            int ordinal,
            DeadlineState state,
            @Nullable LocalDate due,
            Instant firesAt,
            @Nullable Instant metAt) {

        private Held expired() {
            return new Held(id, code, kind, ordinal, DeadlineState.EXPIRED, due, firesAt, metAt);
        }
    }

    private record Expiry(Held before, Instant at, String by, String reason) {}

    /** Locks the deadlines of these cases, in the order in which everybody locks them. */
    void lock(Collection<ReferenceCode> codes) {
        write();
        Begun begun = ofThisTransaction();
        codes.forEach(code -> begun.of(code).clear());
        sql.sql(
                        """
                        select id, case_code, kind, ordinal, state, due, fires_at, met_at from deadline
                        where case_code = any(:codes) order by case_code, id for update""")
                .param("codes", codes.stream().map(ReferenceCode::value).toArray(String[]::new))
                .query(Ascertainments::held)
                .list()
                .forEach(deadline -> begun.of(deadline.code()).add(deadline));
    }

    /** The deadlines of a case, locked now where they are not yet. */
    List<Held> of(ReferenceCode code) {
        Begun begun = ofThisTransaction();
        if (!begun.held.containsKey(code)) {
            lock(List.of(code));
        }
        return begun.of(code);
    }

    /** A deadline is found expired. */
    void expired(Held deadline, Instant at, String by, String reason) {
        Begun begun = ofThisTransaction();
        begun.of(deadline.code()).replaceAll(held -> held.equals(deadline) ? held.expired() : held);
        begun.expiries.add(new Expiry(deadline, at, by, reason));
    }

    /** Writes what has been found expired; what follows reads it. */
    void write() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Begun begun && !begun.expiries.isEmpty()) {
            insert(begun.expiries);
            begun.expiries.clear();
        }
    }

    /** Deadlines are changed in another way: what is held is no longer what they are. */
    void forget() {
        write();
        if (TransactionSynchronizationManager.getResource(this) instanceof Begun begun) {
            begun.held.clear();
        }
    }

    private void insert(List<Expiry> expiries) {
        sql.sql(
                        """
                        with expired as (
                            update deadline d set state = 'EXPIRED', review_at = null, version = d.version + 1
                            from unnest(cast(:ids as uuid[]), cast(:states as text[]),
                                cast(cast(:instants as text[]) as timestamptz[]), cast(:by as text[]),
                                cast(:reasons as text[])) as e (id, state, at, by, reason)
                            where d.id = e.id
                            returning d.id, d.version, d.due, d.explanation, e.state, e.at, e.by, e.reason)
                        insert into deadline_change (deadline_id, version, what, at, decided_by, reason, old_state,
                            new_state, old_due, new_due, explanation)
                        select id, version, 'EXPIRED', at, by, reason, state, 'EXPIRED', due, due, explanation
                        from expired""")
                .param("ids", expiries.stream().map(one -> one.before().id()).toArray(UUID[]::new))
                .param("states", texts(expiries, one -> one.before().state().name()))
                .param("instants", texts(expiries, one -> one.at().toString()))
                .param("by", texts(expiries, Expiry::by))
                .param("reasons", texts(expiries, Expiry::reason))
                .update();
    }

    private static String[] texts(List<Expiry> expiries, Function<Expiry, String> text) {
        return expiries.stream().map(text).toArray(String[]::new);
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        OffsetDateTime metAt = row.getObject("met_at", OffsetDateTime.class);
        return new Held(
                row.getObject("id", UUID.class),
                new ReferenceCode(row.getString("case_code")),
                DeadlineKind.of(row.getString("kind")),
                row.getInt("ordinal"),
                DeadlineState.valueOf(row.getString("state")),
                row.getObject("due", LocalDate.class),
                row.getObject("fires_at", OffsetDateTime.class).toInstant(),
                metAt == null ? null : metAt.toInstant());
    }

    private Begun ofThisTransaction() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Begun begun) {
            return begun;
        }
        Begun begun = new Begun();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    private final class Begun implements TransactionSynchronization {

        private final Map<ReferenceCode, List<Held>> held = new HashMap<>();
        private final List<Expiry> expiries = new ArrayList<>();

        private List<Held> of(ReferenceCode code) {
            return held.computeIfAbsent(code, none -> new ArrayList<>());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Ascertainments.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Ascertainments.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Ascertainments.this);
        }
    }
}

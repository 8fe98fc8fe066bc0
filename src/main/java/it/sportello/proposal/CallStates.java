package it.sportello.proposal;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a call is closed (PSW-11-03). It opens by its notice and closes only by a communicated act. */
@Component
@Rule({"PSW-11-02", "PSW-11-03", "PSW-14-08"})
public class CallStates {

    private final JdbcClient jdbc;

    CallStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for those who are transmitting to the call and holds back the others until this transaction ends.
     *
     * @return the present instant of legal time: every transmission that is in came before, every other will come after
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant holdTransmissions(String notice) {
        return jdbc.sql("select hold_transmissions(?)")
                .param(notice)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * Closes the call: a transmission at that very instant is still accepted, a later one is not.
     *
     * @throws Refusal of kind NOT_ALLOWED when it is closed already
     */
    @Transactional
    public void close(String notice, Instant at, String act) {
        int closed = jdbc.sql("insert into call_state (notice, closed_at, act) values (?, ?, ?) on conflict do nothing")
                .params(notice, at.atOffset(ZoneOffset.UTC), act)
                .update();
        if (closed == 0) {
            throw Refusal.notAllowed("CALL_ALREADY_CLOSED", "PSW-11-03", "La procedura è già stata chiusa.");
        }
    }

    /** The call is revoked or annulled: nothing is accepted after that instant, nor after an earlier closure. */
    @Transactional
    @Rule("PSW-14-08")
    public void annul(String notice, Instant at, String act) {
        jdbc.sql(
                        """
                        insert into call_state (notice, closed_at, act, annulled) values (?, ?, ?, true)
                        on conflict (notice) do update set closed_at = least(call_state.closed_at, excluded.closed_at),
                            act = excluded.act, annulled = true""")
                .params(notice, at.atOffset(ZoneOffset.UTC), act)
                .update();
    }

    /** The closure, present or to come, of a call; empty as long as no act has communicated it. */
    public Optional<Closure> closure(String notice) {
        return jdbc.sql("select notice, closed_at, act, annulled from call_state where notice = ?")
                .param(notice)
                .query(CallStates::read)
                .optional();
    }

    /** The closures whose instant has passed and that have left proposals behind that were never transmitted. */
    List<Closure> leavingBehind() {
        return jdbc.sql(
                        """
                        select notice, closed_at, act, annulled from call_state c
                        where closed_at < legal_now() and exists (
                            select from proposal p where p.notice = c.notice and p.state in ('DRAFT', 'FORM_SENT'))""")
                .query(CallStates::read)
                .list();
    }

    private static Closure read(ResultSet row, int number) throws SQLException {
        return new Closure(
                row.getString("notice"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("act"),
                row.getBoolean("annulled"));
    }
}

package it.sportello.proposal;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a call is closed (PSW-11-03). It opens by its notice and closes only by a communicated act. */
@Component
@Rule({"PSW-11-02", "PSW-11-03"})
public class CallStates {

    private final JdbcClient jdbc;

    CallStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** The act re-opens the call: transmissions are accepted again. */
    @Transactional
    public void reopen(String notice) {
        jdbc.sql("delete from call_state where notice = ?").param(notice).update();
    }

    /** The instant of the closure; empty while the call is open or not yet open. */
    public Optional<Instant> closedAt(String notice) {
        return jdbc.sql("select closed_at from call_state where notice = ?")
                .param(notice)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}

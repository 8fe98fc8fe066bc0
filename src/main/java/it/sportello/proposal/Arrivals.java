package it.sportello.proposal;

import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far the order of arrival is settled. A transmission takes its number before it commits, so a late one may still
 * appear among those already seen: only up to the settled mark is the order complete and final, on every node.
 */
@Component
@Rule({"PSW-12-08", "PSW-13-12"})
public class Arrivals {

    private static final Settled NONE = new Settled(0, Instant.EPOCH);

    private final JdbcClient jdbc;

    Arrivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The order of arrival up to here is final.
     *
     * @param number every transmission up to this arrival number is committed, or never will be
     * @param at every transmission before this instant of legal time is committed; one at the same millisecond may not
     */
    public record Settled(long number, Instant at) {

        static Settled read(ResultSet row, int number) throws SQLException {
            return new Settled(
                    row.getLong("number"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        }
    }

    /**
     * Marks how far the numbers have come and tells what is settled by now: the new mark itself, unless an older
     * transaction is still running. Never inside a transaction, whose age would then be that of the mark.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Settled settle() {
        jdbc.sql("select mark_arrivals()").query((row, n) -> true).single();
        return settled();
    }

    /** What is settled, without a new mark. */
    public Settled settled() {
        return jdbc.sql("select number, at from settled_arrivals")
                .query(Settled::read)
                .optional()
                .orElse(NONE);
    }
}

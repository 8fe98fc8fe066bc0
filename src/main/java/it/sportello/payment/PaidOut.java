package it.sportello.payment;

import it.sportello.funding.Envelope;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What has gone out to the beneficiaries of a call, less what came back. An order names no action: what a case was paid
 * is told apart in the proportion of what it holds of the two envelopes, which at its settlement is exact (PSW-18).
 */
@Component
public class PaidOut {

    private static final String PAID =
            """
            with net as (
                select f.paid - f.recovered as total, e.committed_a, e.committed_b,
                       e.committed_a - e.released_a as held_a, e.committed_b - e.released_b as held_b
                  from payment_file f join ledger_entry e on e.case_code = f.case_code
                 where e.call = ? and e.committed_a + e.committed_b > 0),
            told as (
                select total, round(total * case when held_a + held_b > 0 then held_a / (held_a + held_b)
                                                 else committed_a / (committed_a + committed_b) end, 2) as a
                  from net)
            select coalesce(sum(a), 0) as a, coalesce(sum(total - a), 0) as b from told""";

    private final JdbcClient jdbc;

    PaidOut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Net of what was recovered, out of each envelope of the call. */
    @Rule("PSW-08-02")
    public Map<Envelope, Euro> of(String call) {
        return jdbc.sql(PAID).param(call).query(PaidOut::read).single();
    }

    private static Map<Envelope, Euro> read(ResultSet row, int number) throws SQLException {
        return Map.of(Envelope.A, Euro.of(row.getBigDecimal("a")), Envelope.B, Euro.of(row.getBigDecimal("b")));
    }
}

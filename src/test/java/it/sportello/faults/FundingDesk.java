package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.test.DeskUser;
import it.sportello.test.Office;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Scarce money, and the officers who bring approvable cases to it. */
final class FundingDesk {

    /** What its movements make of an envelope, and what the proposals of its cases reserve. */
    private static final String WRONG_BALANCES =
            """
            select e.* from envelope e
            where (e.allocated, e.topped_up, e.transferred_in, e.transferred_out, e.committed, e.released, e.reopened)
                  <> (
                    select coalesce(sum(amount) filter (where kind = 'ALLOCATED'), 0),
                           coalesce(sum(amount) filter (where kind = 'TOPPED_UP'), 0),
                           coalesce(sum(amount) filter (where kind = 'TRANSFERRED_IN'), 0),
                           coalesce(sum(amount) filter (where kind = 'TRANSFERRED_OUT'), 0),
                           coalesce(sum(amount) filter (where kind = 'COMMITTED'), 0),
                           coalesce(sum(amount) filter (where kind = 'RELEASED'), 0),
                           coalesce(sum(amount) filter (where kind = 'REOPENED'), 0)
                    from ledger_movement m where m.call = e.call and m.action = e.action)
               or e.reserved <> (
                    select coalesce(sum(case e.action when 'A' then reserved_a else reserved_b end), 0)
                    from ledger_entry l where l.call = e.call)""";

    private final JdbcTemplate jdbc;

    FundingDesk(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts the rest into envelope B, as an act of transfer would. */
    void leaveInA(BigDecimal amount) {
        String move = "insert into ledger_movement (call, action, kind, amount, act_number, at)"
                + " select call, action, '%s', " + remainingInA().subtract(amount)
                + ", 'G00001', now() from envelope where action = '%s';";
        // One statement, one transaction: what leaves one envelope enters the other.
        jdbc.execute(move.formatted("TRANSFERRED_OUT", "A") + move.formatted("TRANSFERRED_IN", "B"));
        assertThat(remainingInA()).isEqualByComparingTo(amount);
    }

    BigDecimal remainingInA() {
        return jdbc.queryForObject("select remaining from envelope where action = 'A'", BigDecimal.class);
    }

    /** Every balance is what its movements make of it. */
    void isBalanced() {
        assertThat(jdbc.queryForList(WRONG_BALANCES))
                .as("envelopes that are not the sum of their movements")
                .isEmpty();
    }

    static Instant now(DeskUser officer) {
        return Instant.parse(
                officer.read(officer.get("/api/v1/desk/clock")).get("now").asText());
    }

    static String today(DeskUser officer) {
        return now(officer).atZone(Office.ROME).toLocalDate().toString();
    }

    static boolean surveyed(DeskUser officer, String code, String today) {
        return submitted(
                officer,
                code,
                "UserTask_RecordAidSurvey",
                Map.of("surveyDate", today, "surveyNumber", "VIS-" + code, "aidsTotal", "0.00"));
    }

    static boolean confirmed(DeskUser officer, String code) {
        return submitted(
                officer,
                code,
                "UserTask_ConfirmCommitment",
                Map.of("cor", "1" + code.substring(code.length() - 6), "commitmentNumber", "IMP-" + code));
    }

    private static boolean submitted(DeskUser officer, String code, String task, Map<String, String> fields) {
        List<JsonNode> open = officer.tasks(code, task);
        if (open.isEmpty()) {
            return false;
        }
        String id = open.get(0).get("id").asText();
        officer.engine("/camunda/api/engine/engine/default/task/" + id + "/claim", Map.of("userId", "ufficio"));
        return officer.submit(id, fields).statusCode() == 204;
    }
}

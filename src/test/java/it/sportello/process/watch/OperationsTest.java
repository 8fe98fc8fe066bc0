package it.sportello.process.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who run the installation can see, and nobody else. */
@IntegrationTest
class OperationsTest {

    private static final String FORGOTTEN = "PSW20-999999";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private HealthIndicator outboxHealthIndicator;

    @Autowired
    private HealthIndicator ledgerHealthIndicator;

    @AfterEach
    void forget() {
        jdbc.sql("delete from engine_message where case_code = ?")
                .param(FORGOTTEN)
                .update();
        jdbc.sql("delete from ledger_event where case_code = ?")
                .param(FORGOTTEN)
                .update();
    }

    @Test
    void the_figures_are_shown_to_the_operations_only() {
        assertThat(http.getForEntity("/actuator/prometheus", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(as("ufficio", "/actuator/prometheus").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        await().untilAsserted(
                        () -> assertThat(as("gestione", "/actuator/prometheus").getBody())
                                .contains(
                                        "sportello_submissions ",
                                        "sportello_outbox_undelivered{kind=\"START\"}",
                                        "sportello_cases_oldest_unstarted_seconds ",
                                        "sportello_ledger_oldest_untold_seconds ",
                                        "sportello_ledger_queue{call=\"psw-2020\"}",
                                        "sportello_ledger_euro{call=\"psw-2020\",column=\"allocated\",envelope=\"A\"} 1300000.0",
                                        "sportello_timers_due ",
                                        "sportello_timers_late ",
                                        "sportello_incidents ",
                                        "sportello_cases_disagreeing "));
    }

    @Test
    void everybody_learns_whether_a_node_can_work_and_only_the_operations_what_ails_it() {
        ResponseEntity<JsonNode> readiness = http.getForEntity("/actuator/health/readiness", JsonNode.class);
        assertThat(readiness.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(readiness
                        .getBody()
                        .at("/components/database/details/messaggio")
                        .asText())
                .isEqualTo("Il database risponde.");
        assertThat(http.getForEntity("/actuator/health", JsonNode.class)
                        .getBody()
                        .has("components"))
                .isFalse();
        assertThat(as("gestione", "/actuator/health").getBody())
                .contains("\"database\"", "\"outbox\"", "\"ledger\"", "\"timers\"", "\"incidents\"", "\"cases\"");
    }

    @Test
    void a_transmitted_case_that_nobody_starts_is_reported_after_ten_minutes() {
        assertThat(outboxHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
        transmittedBefore(Duration.ofMinutes(9));
        assertThat(outboxHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
        forget();
        transmittedBefore(Duration.ofMinutes(11));
        assertThat(outboxHealthIndicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(outboxHealthIndicator.health().getDetails().get("messaggio"))
                .asString()
                .startsWith("Una domanda trasmessa attende da 11 minuti");
    }

    @Test
    void a_ledger_that_cannot_be_run_is_reported_after_ten_minutes() {
        toldBefore(Duration.ofMinutes(9));
        assertThat(ledgerHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
        toldBefore(Duration.ofMinutes(11));
        assertThat(ledgerHealthIndicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ledgerHealthIndicator.health().getDetails().get("messaggio"))
                .asString()
                .startsWith("Il fondo non prende atto da 11 minuti");
    }

    @Test
    void a_ledger_that_has_not_taken_up_the_end_of_a_day_is_reported() {
        jdbc.sql(
                        "insert into fund_ledger (call, opened_at, settled_until) values ('psw-senza-dotazioni', :then, :then)")
                .param("then", Timestamp.from(clock.instant().minus(Duration.ofDays(3))))
                .update();
        waitsSince(clock.instant().minus(Duration.ofDays(2)));
        try {
            assertThat(ledgerHealthIndicator.health().getStatus()).isEqualTo(Status.DOWN);
        } finally {
            jdbc.sql("update ledger_entry set state = 'OUT', left_because = 'prova' where case_code = ?")
                    .param(FORGOTTEN)
                    .update();
        }
        assertThat(ledgerHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
        jdbc.sql("delete from fund_ledger where call = 'psw-senza-dotazioni'").update();
    }

    /** In the queue of a call that has no envelopes: its ledger cannot be run. */
    private void waitsSince(Instant transmitted) {
        jdbc.sql("insert into ledger_entry (case_code, call, grant_a, grant_b, day, transmitted_at)"
                        + " values (:code, 'psw-senza-dotazioni', 1, 0, :day, :at)")
                .param("code", FORGOTTEN)
                .param("day", LocalDate.ofInstant(transmitted, Office.ROME))
                .param("at", Timestamp.from(transmitted))
                .update();
        jdbc.sql("update ledger_entry set state = 'WAITING', score = 70, score_a = 30 where case_code = ?")
                .param(FORGOTTEN)
                .update();
    }

    /** To the ledger of a call that is never run. */
    private void toldBefore(Duration age) {
        jdbc.sql("insert into ledger_event (call, kind, case_code, at) values ('psw-ferma', 'LEFT', ?, ?)")
                .params(FORGOTTEN, Timestamp.from(clock.instant().minus(age)))
                .update();
    }

    private void transmittedBefore(Duration age) {
        Timestamp then = Timestamp.from(clock.instant().minus(age));
        jdbc.sql(
                        """
                        insert into engine_message (id, case_code, kind, name, created_at, next_attempt_at)
                        values (nextval('engine_message_number'), :code, 'START', 'grant-procedure', :then, 'infinity')""")
                .param("code", FORGOTTEN)
                .param("then", then)
                .update();
    }

    private ResponseEntity<String> as(String user, String path) {
        return http.withBasicAuth(user, user).getForEntity(path, String.class);
    }
}

package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.DurableDatabase;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes come and go. */
@Rule("PSW-00-03")
class NodesFaults {

    private static final String DATABASE = "nodes";

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nodes_that_start_together_on_an_empty_database_make_it_once_and_share_one_clock() {
        DurableDatabase server = DurableDatabase.server();
        server.drop(DATABASE);
        server.create(DATABASE);
        try (Node one = Node.start(DATABASE + "-1", server.url(DATABASE));
                Node other = Node.start(DATABASE + "-2", server.url(DATABASE))) {
            one.awaitReady();
            other.awaitReady();
            JdbcTemplate jdbc = server.jdbc(DATABASE);
            assertThat(jdbc.queryForObject("select count(*) from installation", Integer.class))
                    .isEqualTo(1);
            assertThat(jdbc.queryForObject(
                            "select max(n) from (select count(*) as n from act_re_procdef group by key_) versions",
                            Integer.class))
                    .as("each model is deployed once")
                    .isEqualTo(1);
            DeskUser here = DeskUser.login(one.port(), "ufficio");
            DeskUser there = DeskUser.login(other.port(), "ufficio");
            Instant inAMonth = now(here).plus(Duration.ofDays(30));
            here.call("POST", "/api/v1/desk/clock", Map.of("now", inAMonth.toString()));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(now(there)).isAfterOrEqualTo(inAMonth));
            try (Node late = Node.start(DATABASE + "-3", server.url(DATABASE)).awaitReady()) {
                DeskUser lateComer = DeskUser.login(late.port(), "ufficio");
                assertThat(now(lateComer)).isAfterOrEqualTo(inAMonth);
                one.kill();
                assertThat(now(lateComer)).isAfterOrEqualTo(inAMonth);
                assertThat(now(there)).isAfterOrEqualTo(inAMonth);
            }
        }
        server.drop(DATABASE);
    }

    private static Instant now(DeskUser user) {
        return Instant.parse(
                user.read(user.get("/api/v1/desk/clock")).get("now").asText());
    }
}

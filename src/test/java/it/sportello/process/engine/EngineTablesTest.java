package it.sportello.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.test.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EngineTablesTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theTablesOfWhatIsRunningKeepTheirPagesWhenTheyEmpty() {
        assertThat(withPagesKept())
                .contains("act_ru_execution", "act_ru_job", "act_ru_task", "act_ru_variable", "act_ru_event_subscr")
                .contains("engine_message");
        assertThat(jdbc.sql("select count(*) from pg_class where relkind = 'r' and relname like 'act\\_ru\\_%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(withPagesKept().stream()
                        .filter(table -> table.startsWith("act_ru_"))
                        .count());
    }

    @Test
    void aNodeThatStartsLaterLeavesTheTablesAlone() {
        List<String> before = versions();

        new EngineTables(jdbc).complete();

        assertThat(versions()).containsExactlyInAnyOrderElementsOf(before).isNotEmpty();
    }

    private List<String> withPagesKept() {
        return jdbc.sql("select relname from pg_class where reloptions @> '{vacuum_truncate=off}'")
                .query(String.class)
                .list();
    }

    /** A row of the catalogue that is written again has another number. */
    private List<String> versions() {
        return jdbc.sql("select relname || ' ' || xmin from pg_class where relname like 'act\\_ru\\_%'")
                .query(String.class)
                .list();
    }
}

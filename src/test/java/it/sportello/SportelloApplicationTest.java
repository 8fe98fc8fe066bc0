package it.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.test.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SportelloApplicationTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theProgramStartsOnAnEmptyDatabaseAndMarksItAsItsOwn() {
        assertThat(jdbc.sql("select origin from installation")
                        .query(String.class)
                        .single())
                .isEqualTo("PRODUCTION");
    }
}

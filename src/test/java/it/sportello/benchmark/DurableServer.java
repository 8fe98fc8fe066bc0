package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The server of the benchmarks writes through to the disk at every commit, or the figures mean nothing. */
final class DurableServer {

    private DurableServer() {}

    static void require(JdbcClient jdbc) {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(jdbc.sql("select current_setting(?)")
                            .param(setting)
                            .query(String.class)
                            .single())
                    .as(setting + ": start with mvn -Pbenchmark verify")
                    .isEqualTo("on");
        }
    }

    static String url(DataSource dataSource) {
        try {
            return Objects.requireNonNull(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

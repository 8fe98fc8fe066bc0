package it.sportello.test;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import it.sportello.funding.FundLedger;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.clock.TrainingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One embedded PostgreSQL for the whole suite, empty at its start. Its data are thrown away: fsync stays off, but for
 * the benchmarks, which ask for it with {@code sportello.test.durable}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final String DURABLE = Boolean.getBoolean("sportello.test.durable") ? "on" : "off";
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", System.getProperty("sportello.test.databaseZone", "UTC"))
                    .setServerConfig("fsync", DURABLE)
                    .setServerConfig("synchronous_commit", DURABLE)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database beside that of the suite, for what only happens at a start. */
    public static DataSource empty(String name) {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return SERVER.getDatabase("postgres", name);
    }

    /** Another database of the same server, with the tables of the domain and nothing that runs on them. */
    public static DataSource withDomainOnly(String name) {
        DataSource database = empty(name);
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    /** The suite lives in the days of the call; from there time only goes forward. */
    @Bean
    ApplicationRunner beginAtTheOpeningOfTheCall(TrainingClock clock, FundLedger ledger, Notices notices) {
        return arguments -> {
            Notice notice = notices.all().get(0);
            if (!clock.isShifted()) {
                clock.beginAt(notice.call().opensAt().plusSeconds(60));
            }
            ledger.open(notice.id(), notice.call().envelopeA(), notice.call().envelopeB());
        };
    }

    @Bean
    @Primary
    @ConfigurationProperties("spring.datasource.hikari")
    DataSource testDataSource() {
        return DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(SERVER.getJdbcUrl("postgres", "postgres"))
                .username("postgres")
                .build();
    }
}

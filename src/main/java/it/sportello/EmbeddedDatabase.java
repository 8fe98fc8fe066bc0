package it.sportello;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The PostgreSQL of a demo without a configured data source: it lives in the data directory and keeps its data, so
 * what the library switches off for speed (fsync, synchronous commit) is switched on again.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Conditional(NoDataSource.class)
class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** Owns the server; stopped after everything that uses it. */
    record Server(EmbeddedPostgres postgres) implements DisposableBean {
        @Override
        public void destroy() throws IOException {
            postgres.close();
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Server embeddedPostgres(SportelloSettings settings) throws IOException {
        Path directory = Path.of(settings.dataDirectory(), "postgres").toAbsolutePath();
        Files.createDirectories(directory.getParent());
        stopLeftover(directory);
        LOG.info("Starting the embedded PostgreSQL in {}", directory);
        return new Server(EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                // Spring stops it after everything that uses it.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Server server) {
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(server.postgres().getJdbcUrl("postgres", "postgres"));
        properties.setUsername("postgres");
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    /** A server that outlived a killed application would lock the data directory: it is asked to stop first. */
    private static void stopLeftover(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle leftover = ProcessHandle.of(pid)
                .filter(p -> p.info().command().orElse("").contains("postgres"))
                .orElse(null);
        if (leftover == null) {
            return;
        }
        LOG.warn("Stopping the database server {} left over from an earlier run", pid);
        leftover.destroy();
        try {
            leftover.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusedStart(
                    "Another Sportello is using " + directory + ".",
                    "Stop it, or set SPORTELLO_DATADIRECTORY to another directory.");
        }
    }
}

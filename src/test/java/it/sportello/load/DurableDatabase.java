package it.sportello.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL that keeps what it has acknowledged: what the library switches off for speed is on. It listens on
 * loopback only, and can be stopped in every way in which a server stops.
 */
public final class DurableDatabase {

    private static final DurableDatabase SERVER = new DurableDatabase();

    private final Path data;
    private final EmbeddedPostgres postgres;

    private DurableDatabase() {
        try {
            data = Files.createTempDirectory("sportello-durable");
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!"on".equals(jdbc("postgres").queryForObject("show fsync", String.class))) {
            throw new IllegalStateException("a database without fsync proves nothing");
        }
    }

    /** The one server of this run. */
    public static DurableDatabase server() {
        return SERVER;
    }

    public int port() {
        return postgres.getPort();
    }

    public String url(String database) {
        return url(database, port());
    }

    /** The address behind a proxy that listens on that port. */
    public String url(String database, int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The test's own look at the data, past the program. */
    public JdbcTemplate jdbc(String database) {
        return new JdbcTemplate(new DriverManagerDataSource(url(database), "postgres", ""));
    }

    public Connection connect(String database) throws SQLException {
        return new DriverManagerDataSource(url(database), "postgres", "").getConnection();
    }

    public void create(String database) {
        administer("create database " + database);
    }

    /** A copy, file by file, of a database that nobody uses. */
    public void copy(String from, String to) {
        administer("drop database if exists " + to + " with (force)");
        administer("create database " + to + " template " + from + " strategy file_copy");
    }

    public void drop(String database) {
        administer("drop database if exists " + database + " with (force)");
    }

    private void administer(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Stops at once, without a checkpoint, and starts again: recovery from the log, as after a crash. */
    public void crash() {
        restart("immediate");
    }

    /** An orderly restart that cuts every connection. */
    public void restart() {
        restart("fast");
    }

    private void restart(String mode) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root: the library starts it in a user namespace, and so do we.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control(), "restart", "-w", "-t", "60", "-m", mode));
        command.addAll(List.of("-D", data.toString(), "-l", data + "/restarted.log"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("the database could not be restarted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server says itself with which program it was started. */
    private String control() {
        try {
            String started = Files.readString(data.resolve("postmaster.opts"));
            Path server = Path.of(started.substring(0, started.indexOf(' ')));
            return server.resolveSibling("pg_ctl").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

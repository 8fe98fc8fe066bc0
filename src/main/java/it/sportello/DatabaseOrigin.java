package it.sportello;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Keeps the demo and the real thing apart: the demo runs only on a database it made itself, and a production start
 * refuses a database of the demo. Checked before any migration touches the database.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseOrigin {

    @Bean
    FlywayMigrationStrategy migrateOwnDatabaseOnly(
            DataSource dataSource, Environment environment, FirstStart firstStart) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        boolean embedded = NoDataSource.in(environment);
        return flyway -> {
            firstStart.begin(dataSource);
            String origin = origin(dataSource);
            if (!"EMPTY".equals(origin)) {
                firstStart.end();
            }
            if (demo && !"DEMO".equals(origin) && !(embedded && "EMPTY".equals(origin))) {
                throw new RefusedStart(
                        "The demo runs only on a database it made itself, and this one was not made by the demo.",
                        "To work on the configured database start without the profile \"demo\""
                                + " (SPRING_PROFILES_ACTIVE=production); to run the demo unset SPRING_DATASOURCE_URL.");
            }
            if (!demo && "DEMO".equals(origin)) {
                throw new RefusedStart(
                        "This database was made by the demo and holds invented cases.",
                        "Point SPRING_DATASOURCE_URL to another database, or start with the profile \"demo\".");
            }
            flyway.migrate();
            if ("EMPTY".equals(origin)) {
                execute(
                        dataSource,
                        "insert into installation (origin) values ('" + (demo ? "DEMO" : "PRODUCTION") + "')");
            }
        };
    }

    /** EMPTY (no table yet), DEMO, PRODUCTION, or FOREIGN (tables, none of them ours). */
    private static String origin(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "select count(*), count(*) filter (where tablename = 'installation') from pg_tables"
                            + " where schemaname = current_schema()")) {
                tables.next();
                if (tables.getInt(1) == 0) {
                    return "EMPTY";
                }
                if (tables.getInt(2) == 0) {
                    return "FOREIGN";
                }
            }
            try (ResultSet row = statement.executeQuery("select origin from installation")) {
                return row.next() ? row.getString(1) : "EMPTY";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the origin of the database cannot be read", e);
        }
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package it.sportello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.test.TestDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Demo and production never meet in one database, and nothing starts without one. */
class StartRefusalsTest {

    private static final MockEnvironment PRODUCTION =
            environment("production").withProperty("spring.datasource.url", "configured");
    private static final MockEnvironment DEMO = environment("demo");
    private static final MockEnvironment DEMO_ON_A_CONFIGURED_DATABASE =
            environment("demo").withProperty("spring.datasource.url", "configured");

    // ------------------------------------------------------------------ without a database

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankAddressCountsAsNone(String url) {
        assertThat(NoDataSource.in(environment("production").withProperty("spring.datasource.url", url)))
                .isTrue();
        assertThat(NoDataSource.in(environment("production"))).isTrue();
        assertThat(NoDataSource.in(PRODUCTION)).isFalse();
    }

    @Test
    void productionDoesNotStartWithoutADatabaseAndSaysWhatToSet() {
        start("production").run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis told = new RefusedStartAnalyzer().analyze(context.getStartupFailure());
            assertThat(told.getDescription()).isEqualTo("No database is configured.");
            assertThat(told.getAction()).contains("SPRING_DATASOURCE_URL", "SPRING_PROFILES_ACTIVE=demo");
        });
    }

    @Test
    void theDemoBringsItsOwnDatabase() {
        start("demo").run(context -> assertThat(context).doesNotHaveBean(DataSource.class));
    }

    @Test
    void aConfiguredDatabaseIsLeftToSpring() {
        start("production")
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db/sportello")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DataSource.class));
    }

    // ------------------------------------------------------------------ on a database of the other kind

    @Test
    void aFirstStartMarksTheDatabaseAndTheNextOneKnowsIt() {
        DataSource database = TestDatabase.empty("origin_production");

        migrate(database, PRODUCTION);
        migrate(database, PRODUCTION);

        assertThat(origins(database)).isEqualTo("PRODUCTION");
    }

    @Test
    void theDemoRefusesADatabaseOfProduction() {
        DataSource database = TestDatabase.empty("origin_production_for_demo");
        migrate(database, PRODUCTION);

        assertThatThrownBy(() -> migrate(database, DEMO_ON_A_CONFIGURED_DATABASE))
                .isInstanceOfSatisfying(RefusedStart.class, refused -> assertThat(refused.remedy())
                        .contains("SPRING_PROFILES_ACTIVE=production", "unset SPRING_DATASOURCE_URL"));
        assertThat(origins(database)).isEqualTo("PRODUCTION");
    }

    @Test
    void productionRefusesADatabaseOfTheDemo() {
        DataSource database = TestDatabase.empty("origin_demo");
        migrate(database, DEMO);

        assertThatThrownBy(() -> migrate(database, PRODUCTION))
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("invented cases");
        migrate(database, DEMO_ON_A_CONFIGURED_DATABASE);
        assertThat(origins(database)).isEqualTo("DEMO");
    }

    @Test
    void theDemoTouchesNoDatabaseThatIsNotItsOwn() {
        DataSource empty = TestDatabase.empty("origin_empty");
        DataSource foreign = TestDatabase.empty("origin_foreign");
        JdbcClient.create(foreign).sql("create table protocol (number int)").update();

        assertThatThrownBy(() -> migrate(empty, DEMO_ON_A_CONFIGURED_DATABASE)).isInstanceOf(RefusedStart.class);
        assertThatThrownBy(() -> migrate(foreign, DEMO)).isInstanceOf(RefusedStart.class);
        assertThat(tables(empty)).isZero();
        assertThat(tables(foreign)).isEqualTo(1);
    }

    private static ApplicationContextRunner start(String profile) {
        return new ApplicationContextRunner()
                .withUserConfiguration(MissingDatabase.class)
                .withInitializer(context -> context.getEnvironment().setActiveProfiles(profile));
    }

    private static MockEnvironment environment(String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }

    private static void migrate(DataSource database, MockEnvironment environment) {
        FirstStart turn = new FirstStart();
        try {
            new DatabaseOrigin()
                    .migrateOwnDatabaseOnly(database, environment, turn)
                    .migrate(Flyway.configure()
                            .dataSource(database)
                            .locations("classpath:db/migration")
                            .load());
        } finally {
            turn.end();
        }
    }

    private static String origins(DataSource database) {
        return JdbcClient.create(database)
                .sql("select origin from installation")
                .query(String.class)
                .single();
    }

    private static int tables(DataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname = 'public'")
                .query(Integer.class)
                .single();
    }
}

package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import it.sportello.funding.AllocationRuns;
import it.sportello.proposal.Arrivals.Settled;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The order of arrival while slow transactions hold low numbers. */
@IntegrationTest
@Rule({"PSW-12-08", "PSW-13-12"})
class ArrivalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private AllocationRuns runs;

    @Autowired
    private Office office;

    @Autowired
    private SampleProposals samples;

    @Autowired
    private Transmission transmission;

    @Autowired
    private TransactionTemplate transaction;

    private record Arrival(long number, Instant at) {}

    @Test
    void nothing_behind_a_slow_transmission_is_settled_and_its_place_is_kept() throws SQLException {
        try (Connection slow = open();
                Connection quick = open()) {
            Arrival first = arrive(slow);
            Arrival second = arrive(quick);
            quick.commit();
            assertThat(second.number()).isGreaterThan(first.number());
            assertThat(second.at()).isAfter(first.at());

            for (int mark = 0; mark < 5; mark++) {
                Settled settled = arrivals.settle();
                assertThat(settled.number()).isLessThan(first.number());
                assertThat(settled.at()).isBeforeOrEqualTo(first.at());
            }

            slow.commit();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(arrivals.settle().number()).isGreaterThanOrEqualTo(second.number()));
        }
    }

    @Test
    void a_number_that_is_never_used_holds_nobody_back() throws SQLException {
        try (Connection given = open()) {
            Arrival arrival = arrive(given);
            given.rollback();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(arrivals.settle().number()).isGreaterThanOrEqualTo(arrival.number()));
        }
    }

    @Test
    void what_is_settled_never_goes_back() {
        Settled before = arrivals.settled();
        for (int mark = 0; mark < 20; mark++) {
            Settled next = arrivals.settle();
            assertThat(next.number()).isGreaterThanOrEqualTo(before.number());
            assertThat(next.at()).isAfterOrEqualTo(before.at());
            before = next;
        }
    }

    /** A transaction that is older than the numbers it has seen would settle them too early. */
    @Test
    void a_mark_is_not_made_within_a_transaction() throws SQLException {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> arrivals.settle()))
                .isInstanceOf(IllegalTransactionStateException.class);
        try (Connection busy = open();
                Statement statement = busy.createStatement()) {
            statement.execute("select pg_current_xact_id()");
            assertThatThrownBy(() -> statement.execute("select mark_arrivals()"))
                    .hasMessageContaining("first thing its transaction does");
        }
    }

    @Test
    void the_lock_on_the_numbers_comes_free_when_taking_one_fails() throws SQLException {
        try (Connection failing = open();
                Statement statement = failing.createStatement()) {
            statement.execute("alter sequence arrival_number rename to arrival_number_away");
            assertThatThrownBy(() -> arrive(failing)).hasMessageContaining("arrival_number");
            failing.rollback();
            try (ResultSet held = statement.executeQuery(
                    "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")) {
                held.next();
                assertThat(held.getInt(1)).isZero();
            }
            failing.rollback();
        }
    }

    @Test
    void when_the_clock_of_the_server_steps_back_the_instants_still_grow_with_the_numbers() throws SQLException {
        try (Connection connection = open()) {
            Arrival before = arrive(connection);
            connection.commit();
            Settled settled = arrivals.settle();
            Arrival[] after = new Arrival[2];
            withTheClockADayBehind(connection, () -> {
                after[0] = arrive(connection);
                after[1] = arrive(connection);
            });

            assertThat(after[0].at()).isAfter(before.at()).isAfterOrEqualTo(settled.at());
            assertThat(after[1].at()).isAfter(after[0].at());
        }
    }

    @Test
    void when_the_clock_of_the_server_steps_back_what_is_settled_does_not() throws SQLException {
        try (Connection connection = open()) {
            Arrival before = arrive(connection);
            connection.commit();
            withTheClockADayBehind(connection, () -> mark(connection));

            assertThat(arrivals.settled().at().plusMillis(1)).isAfter(before.at());
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** For this connection alone. */
    private static void withTheClockADayBehind(Connection connection, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema behind");
            try {
                statement.execute("create function behind.clock_timestamp() returns timestamptz language sql volatile"
                        + " as $$ select pg_catalog.clock_timestamp() - interval '1 day' $$");
                statement.execute("set search_path = behind, pg_catalog, public");
                connection.commit();
                work.run();
                connection.commit();
            } finally {
                connection.rollback();
                statement.execute("reset search_path");
                statement.execute("drop schema behind cascade");
                connection.commit();
            }
        }
    }

    private static void mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select mark_arrivals()");
        }
    }

    /** Nothing is allocated beyond a proposal that the books do not know yet. */
    @Test
    @Rule("PSW-13-14")
    void a_transmission_that_is_not_opened_yet_is_the_end_of_what_the_books_know() {
        transaction.executeWithoutResult(status -> {
            SampleForm form = office.enterprise("Non Ancora Aperta S.r.l.");
            UUID id = samples.ready("psw-2020", form);
            Instant at = transmission
                    .alone(new Transmission.Request(id, form.taxCode(), "chiave"), List::of)
                    .transmittedAt();
            assertThat(runs.completeUntil(at.plusSeconds(60))).isBeforeOrEqualTo(at);
            status.setRollbackOnly();
        });
    }

    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Arrival arrive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number, at from next_arrival()")) {
            row.next();
            return new Arrival(
                    row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }
}

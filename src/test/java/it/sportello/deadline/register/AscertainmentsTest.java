package it.sportello.deadline.register;

import static it.sportello.deadline.DeadlineKind.DL_07;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.register.DeadlineChange.What;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Terms of many cases elapse at one midnight and are ascertained in one transaction. */
@Rule({"PSW-00-04", "PSW-16-01"})
class AscertainmentsTest {

    private static final DataSource DATABASE = TestDatabase.withDomainOnly("ascertainments");

    private static final Instant MIDNIGHT = Instant.parse("2020-05-14T22:00:00Z");
    private static final Ascertained EXPIRED = new Ascertained.Expired(LocalDate.parse("2020-05-14"));

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final Ascertainments ascertainments = new Ascertainments(sql);
    private final Register register = new Register(
            sql,
            new DeadlineTable(sql, new NamedParameterJdbcTemplate(DATABASE), ascertainments),
            ascertainments,
            new WakeTable(sql),
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE)));

    private List<ReferenceCode> codes;

    @BeforeEach
    void casesPublishedOn14April2020() {
        register.on("2020-04-14");
        codes = Stream.generate(Register::newCase).limit(3).toList();
        codes.forEach(code -> register.start(code, "2020-04-14"));
        register.at(MIDNIGHT.toString());
    }

    @Test
    void eachTermExpiresWithItsOwnLineOfHistory() {
        List<Ascertained> found = register.in(() -> {
            register.deadlines.lockAll(codes);
            return codes.stream().map(this::ascertain).toList();
        });

        assertThat(found).containsOnly(EXPIRED);
        for (ReferenceCode code : codes) {
            Deadline deadline = register.deadlines.require(code, DL_07);
            assertThat(deadline.state()).isEqualTo(DeadlineState.EXPIRED);
            assertThat(deadline.version()).isEqualTo(1);
            DeadlineChange last = register.deadlines.changes(deadline.id()).get(1);
            assertThat(last)
                    .isEqualTo(new DeadlineChange(
                            1,
                            What.EXPIRED,
                            MIDNIGHT,
                            "sistema",
                            null,
                            "decorso del termine",
                            DeadlineState.RUNNING,
                            DeadlineState.EXPIRED,
                            deadline.due(),
                            deadline.due(),
                            deadline.explanation()));
        }
    }

    @Test
    void whatIsFoundExpiredIsSeenByTheNextQuestionOfTheSameTransaction() {
        register.in(() -> {
            register.deadlines.lockAll(codes);
            assertThat(ascertain(codes.get(0))).isEqualTo(EXPIRED);
            assertThat(ascertain(codes.get(0))).isEqualTo(new Ascertained.AlreadyExpired());
            assertThat(register.deadlines.require(codes.get(0), DL_07).state()).isEqualTo(DeadlineState.EXPIRED);
            assertThat(ascertain(codes.get(1))).isEqualTo(EXPIRED);
            return codes;
        });

        assertThat(register.deadlines.overdue(MIDNIGHT))
                .extracting(Deadline::code)
                .containsAll(codes);
        assertThat(states()).containsExactly(DeadlineState.EXPIRED, DeadlineState.EXPIRED, DeadlineState.RUNNING);
    }

    @Test
    void anActOfTheSameTransactionIsSeenByTheTermThatWasLockedBeforeIt() {
        Instant lastSecond = MIDNIGHT.minusSeconds(1);

        Ascertained found = register.in(() -> {
            register.deadlines.lockAll(codes);
            register.deadlines.met(codes.get(0), DL_07, lastSecond, "ufficio");
            return ascertain(codes.get(0));
        });

        assertThat(found).isEqualTo(new Ascertained.Met(lastSecond));
        assertThat(states().get(0)).isEqualTo(DeadlineState.MET);
    }

    private Ascertained ascertain(ReferenceCode code) {
        return register.deadlines.ascertain(code, DL_07, MIDNIGHT);
    }

    private List<DeadlineState> states() {
        return codes.stream()
                .map(code -> register.deadlines.require(code, DL_07).state())
                .toList();
    }
}

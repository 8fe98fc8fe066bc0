package it.sportello.benchmark;

import it.sportello.test.Office;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases conceded through the program whose thirty days to start end at one instant. */
@TestComponent
@Lazy
class MassDeadline {

    private final Office office;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataSource database;

    private @Nullable DueTimers cases;
    private String conceded = "";

    MassDeadline(Office office, JdbcClient jdbc, Clock clock, DataSource database) {
        this.office = office;
        this.jdbc = jdbc;
        this.clock = clock;
        this.database = database;
    }

    /** Brings one case to where its only timer is the term of the start; every drain copies it so many times. */
    void prepare(String enterprise, int timers) {
        DurableServer.require(jdbc);
        conceded = office.conceded(enterprise).value();
        DueTimers.awaitOnlyItsTerm(jdbc, conceded);
        cases = DueTimers.ofCases(database, clock, timers);
    }

    /** One drain, of which each effect is there once; what would follow is taken away. */
    Drain.Drained drain() {
        DueTimers due = Objects.requireNonNull(cases);
        Drain.Drained drained = due.drain(conceded);
        due.haveHadEachEffectOnce();
        due.leaveNothingToDo();
        return drained;
    }
}

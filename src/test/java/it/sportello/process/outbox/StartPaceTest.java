package it.sportello.process.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Rule("PSW-13-12")
class StartPaceTest {

    private long arrived = 100_000;
    private long nanos = 42;
    private final StartPace pace = new StartPace(() -> arrived, () -> nanos);

    @Test
    void casesAreStartedByTheBatchWhileFewProposalsCome() {
        assertThat(pace.next()).isEqualTo(20);
        after(1000, 20);
        assertThat(pace.next()).isEqualTo(20);
    }

    @Test
    void inARushOneCaseIsStartedEachSecond() {
        pace.next();
        after(200, 50);
        assertThat(pace.next()).isEqualTo(1);
        assertThat(pace.next()).isZero();
        after(999, 100);
        assertThat(pace.next()).isZero();
        after(1, 1);
        assertThat(pace.next()).isEqualTo(1);
    }

    @Test
    void afterTheRushCasesAreStartedByTheBatchAgain() {
        pace.next();
        after(200, 50);
        pace.next();
        after(200, 0);
        assertThat(pace.next()).isEqualTo(20);
    }

    @Test
    void whatArrivedBeforeTheNodeStartedIsNoRush() {
        assertThat(pace.next()).isEqualTo(20);
    }

    private void after(int millis, int arrivals) {
        nanos += Duration.ofMillis(millis).toNanos();
        arrived += arrivals;
    }
}

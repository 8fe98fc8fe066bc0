package it.sportello.process.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Rule("PSW-20-01")
class DeliveryPaceTest {

    private boolean behind;
    private long nanos = 42;
    private final DeliveryPace pace = new DeliveryPace(() -> behind, () -> nanos);

    @Test
    void messagesAreDeliveredOneAfterTheOtherWhileTheJobsKeepUp() {
        assertThat(pace.next()).isTrue();
        assertThat(pace.next()).isTrue();
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void atAMassDeadlineSomeAreDeliveredEachSecond() {
        behind = true;
        assertThat(pace.next()).isTrue();
        assertThat(pace.next()).isFalse();
        after(999);
        assertThat(pace.next()).isFalse();
        after(1);
        assertThat(pace.next()).isTrue();
        assertThat(pace.isSlow()).isTrue();
    }

    @Test
    void onceTheTermsAreAscertainedTheRestFollowsAtOnce() {
        behind = true;
        pace.next();
        behind = false;
        assertThat(pace.next()).isTrue();
    }

    private void after(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }
}

package it.sportello.process.clock;

import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The one clock, in UTC, shared with the engine (PSW-00-03): the machine's time plus the training shift, which is zero
 * outside the demo and the tests, and negative while the training date lies before the machine's.
 */
@Rule("PSW-00-03")
final class LegalClock extends Clock {

    private final Clock machine = Clock.systemUTC();
    private volatile long shiftMillis;

    void shiftTo(long millis) {
        shiftMillis = millis;
        ClockUtil.offset(millis);
    }

    long shift() {
        return shiftMillis;
    }

    @Override
    public Instant instant() {
        return machine.instant().plusMillis(shiftMillis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
    }
}

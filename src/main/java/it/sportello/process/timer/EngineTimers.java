package it.sportello.process.timer;

import it.sportello.deadline.register.Timers;
import it.sportello.process.outbox.Outbox;
import it.sportello.shared.ReferenceCode;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** A changed term reaches the engine through the outbox: one row per case, whatever the number of its timers. */
@Component
class EngineTimers implements Timers {

    private final Outbox outbox;

    EngineTimers(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void redate(ReferenceCode code) {
        outbox.redate(code);
    }

    @Override
    public void redateAll(Collection<ReferenceCode> codes) {
        outbox.redateAll(codes);
    }
}

package it.sportello;

import it.sportello.funding.FundLedger;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Rule;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The call of this installation has its ledger, with the endowments of the notice, before the first proposal. */
@Component
class OpenedCall {

    private final SportelloSettings settings;
    private final Notices notices;
    private final FundLedger ledger;
    private final Clock clock;

    OpenedCall(SportelloSettings settings, Notices notices, FundLedger ledger, Clock clock) {
        this.settings = settings;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(5)
    @Rule("PSW-08-02")
    public void openLedger() {
        Notice.Call call = notices.inForce(settings.notice(), clock.instant()).call();
        ledger.open(settings.notice(), call.envelopeA(), call.envelopeB());
    }
}

package it.sportello.revocation;

import it.sportello.payment.RequirementLosses;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A requirement lost is open as long as its formal notice is, or waits for one. */
@Component
@Rule("PSW-05-10")
class NoticedLosses implements RequirementLosses {

    private static final Set<NoticeState> OPEN =
            Stream.of(NoticeState.values()).filter(NoticeState::isOpen).collect(Collectors.toUnmodifiableSet());

    private final Breaches breaches;

    NoticedLosses(Breaches breaches) {
        this.breaches = breaches;
    }

    @Override
    public boolean isOpen(ReferenceCode code) {
        return breaches.stands(code.value(), BreachCode.REV_REQUIREMENT_LOST, OPEN);
    }
}

package it.sportello.revocation;

import it.sportello.payment.RequirementLosses;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A requirement lost is open as long as its formal notice is, or waits for one. */
@Component
@Rule("PSW-05-10")
class NoticedLosses implements RequirementLosses {

    private final Breaches breaches;
    private final FormalNotices notices;

    NoticedLosses(Breaches breaches, FormalNotices notices) {
        this.breaches = breaches;
        this.notices = notices;
    }

    @Override
    public boolean isOpen(ReferenceCode code) {
        Set<UUID> open = notices.findByCaseCodeOrderByOpenedAt(code.value()).stream()
                .filter(notice -> notice.state().isOpen())
                .map(FormalNotice::id)
                .collect(Collectors.toSet());
        return breaches.findByCaseCodeOrderByFoundAt(code.value()).stream()
                .filter(breach -> breach.code() == BreachCode.REV_REQUIREMENT_LOST && !breach.withdrawn())
                .map(Breach::noticeId)
                .anyMatch(notice -> notice.filter(id -> !open.contains(id)).isEmpty());
    }
}

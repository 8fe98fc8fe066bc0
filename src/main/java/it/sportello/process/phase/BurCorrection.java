package it.sportello.process.phase;

import it.sportello.act.ActCorrected;
import it.sportello.act.ActItem;
import it.sportello.act.ActKind;
import it.sportello.act.Corrigendum;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.grant.Grants;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A corrigendum of the BUR moves the terms that run from the publication, in all the cases of the act at once. */
@Component
@Rule({"PSW-14-04", "PSW-14-05", "PSW-16-01", "PSW-16-03"})
public class BurCorrection {

    /** What runs from the publication on the BUR. */
    public static final Set<DeadlineKind> FROM_THE_BUR = EnumSet.of(DeadlineKind.DL_06, DeadlineKind.DL_07);

    private final Grants grants;
    private final ClockActs clockActs;

    BurCorrection(Grants grants, ClockActs clockActs) {
        this.grants = grants;
        this.clockActs = clockActs;
    }

    @EventListener
    void corrected(ActCorrected event) {
        if (event.act().kind() != ActKind.DETERMINATION) {
            return;
        }
        Corrigendum corrigendum = event.corrigendum();
        List<ReferenceCode> codes = event.act().items().stream()
                .filter(ActItem::opensConcession)
                .map(ActItem::code)
                .toList();
        clockActs.correctEvent(
                codes,
                FROM_THE_BUR,
                StartEvent.on(corrigendum.burDate(), "BUR n. " + corrigendum.burNumber() + ", errata corrige"),
                new ClockAct(corrigendum.actNumber(), corrigendum.reason(), event.by()));
        grants.correctPublication(codes, corrigendum.burDate());
    }
}

package it.sportello.funding;

import it.sportello.funding.DeMinimis.Concession;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A de minimis survey of the RNA as recorded by an officer, with the test it led to.
 *
 * @param number survey number of the register (VERCOR/visura)
 * @param aidsTotal aids of the single undertaking in the window
 * @param outcome {@code OK}, {@code NOT_FINANCEABLE_DE_MINIMIS} or {@code EXC_DE_MINIMIS_SECTOR}
 * @param holdsOnAAlone see {@link DeMinimis.Result}
 */
@Rule({"PSW-06-15", "PSW-06-16"})
public record AidSurvey(
        ReferenceCode code,
        LocalDate date,
        String number,
        Concession concession,
        Euro aidsTotal,
        Euro conceded,
        Euro tested,
        Euro ceiling,
        String outcome,
        boolean holdsOnAAlone,
        boolean otherAidSameCosts,
        boolean separationConfirmed,
        String ruleSet,
        Explanation explanation,
        Instant recordedAt,
        String recordedBy) {

    public boolean isFinanceable() {
        return outcome.equals("OK");
    }
}

package it.sportello.funding;

import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;

/** All that a de minimis test reads, as plain data: kept with its explanation, so that it can be computed again. */
@Rule({"PSW-00-10", "PSW-06-08"})
public record AidTest(DeMinimis.Position position, Euro grantA, Euro grantB, DeMinimis.Concession concession) {

    public DeMinimis.Result result(Notice notice) {
        return new DeMinimis(notice).test(position, grantA, grantB, concession);
    }
}

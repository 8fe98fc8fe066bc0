package it.sportello.funding;

import it.sportello.funding.Allocation.Switches;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Proposals for tests: the words of the notice, with defaults that change nothing. */
final class Proposals {

    static final Switches DEFAULTS = new Switches(OrderingMode.DAY_THEN_SCORE, false, false, true);
    static final Switches OVERTAKING = new Switches(OrderingMode.DAY_THEN_SCORE, false, true, true);
    static final Switches STRICT = new Switches(OrderingMode.STRICT_TIMESTAMP, false, false, true);

    /** 9:30 in Rome on the day the desk opened. */
    static final Instant OPENING = Instant.parse("2020-03-12T08:30:00Z");

    /** Long after: every day of presentation is over. */
    static final Instant LATER = OPENING.plus(Duration.ofDays(60));

    private Proposals() {}

    static ReferenceCode code(String name) {
        return new ReferenceCode("PSW20-" + name);
    }

    static Euro eur(String amount) {
        return Euro.of(amount);
    }

    static Proposal undecided(String name, int second, String a, String b) {
        return Proposal.undecided(code(name), eur(a), eur(b), OPENING.plusSeconds(second));
    }

    /** Decided with one score for all: the order is that of arrival. */
    static Proposal waiting(String name, int second, String a, String b) {
        return waiting(name, OPENING.plusSeconds(second), a, b, "80", "24");
    }

    static Proposal waiting(String name, Instant at, String a, String b, String score, String scoreA) {
        return Proposal.waiting(code(name), eur(a), eur(b), at, new BigDecimal(score), new BigDecimal(scoreA));
    }

    static Proposal as(Proposal.Standing standing, Proposal p) {
        return new Proposal(
                p.code(), p.grantA(), p.grantB(), p.transmittedAt(), p.day(), p.score(), p.scoreA(), standing);
    }
}

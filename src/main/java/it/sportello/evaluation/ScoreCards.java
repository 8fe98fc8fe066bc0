package it.sportello.evaluation;

import it.sportello.notice.Notices;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Commission's score cards, one decision after the other; the latest holds. */
@Service
@Transactional
@Rule({"PSW-13-04", "PSW-13-06", "PSW-00-10"})
public class ScoreCards {

    private final ScoreCardRows rows;
    private final Notices notices;
    private final Clock clock;

    ScoreCards(ScoreCardRows rows, Notices notices, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
    }

    /** A stored card with what its entry warned about and the calculation, to be kept by the audit. */
    public record Recorded(ScoreCard card, Score score, List<Reason> warnings) {
        public Recorded {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Stores the final score that the Commission enters. The caller holds the case.
     *
     * @param ruleSet of the case, such as {@code psw-2020/1}
     * @param entered sub-criterion to score
     * @param grounds the Commission's reasons, in Italian, required
     * @throws Refusal invalid, with every sub-score that is missing, out of range or too precise (PSW-13-06)
     */
    public Recorded record(
            ReferenceCode code,
            String ruleSet,
            Map<String, ? extends @Nullable BigDecimal> entered,
            CompanySize size,
            String grounds,
            String by) {
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-13-04", "La motivazione del punteggio è obbligatoria.");
        }
        Outcome<Score> outcome = new Scoring(notices.byRuleSet(ruleSet)).score(entered, size);
        if (outcome instanceof Outcome.Accepted<Score> accepted) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            long next = rows.countByCaseCode(code.value()) + 1;
            ScoreCard card = rows.save(new ScoreCard(next, code, ruleSet, accepted.value(), grounds, by, at));
            return new Recorded(card, accepted.value(), accepted.warnings());
        }
        throw Refusal.invalid(outcome.grounds());
    }

    /** The card that holds. */
    @Transactional(readOnly = true)
    public Optional<ScoreCard> latest(ReferenceCode code) {
        return history(code).stream().findFirst();
    }

    /** Every card of the case, the latest first. */
    @Transactional(readOnly = true)
    public List<ScoreCard> history(ReferenceCode code) {
        return rows.findByCaseCodeOrderBySequenceDesc(code.value());
    }
}

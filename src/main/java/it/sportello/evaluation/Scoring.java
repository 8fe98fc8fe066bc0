package it.sportello.evaluation;

import it.sportello.notice.Notice;
import it.sportello.notice.Notice.SubCriterion;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Explanation;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what the Commission enters into a score, with every reason why it cannot. */
@Rule({"PSW-13-04", "PSW-13-05", "PSW-13-06", "PSW-13-07", "PSW-13-09"})
public final class Scoring {

    private static final int DECIMALS = 2;
    private static final String SMALL_ENTERPRISES = "d1";

    private final Notice notice;

    public Scoring(Notice notice) {
        this.notice = notice;
    }

    /**
     * Checks and sums the sub-scores.
     *
     * @param entered sub-criterion to score; a null or absent value is missing
     * @return refused with {@code BLOCK_MISSING_x}, {@code BLOCK_RANGE_x}, {@code BLOCK_DECIMALS_x} or
     *     {@code BLOCK_UNKNOWN_x}, all of them, each on the field {@code x}
     */
    public Outcome<Score> score(Map<String, ? extends @Nullable BigDecimal> entered, CompanySize size) {
        List<Reason> blocks = new ArrayList<>();
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        for (SubCriterion criterion : notice.evaluation().criteria()) {
            BigDecimal score = entered.get(criterion.code());
            if (score == null) {
                blocks.add(block(criterion.code(), "MISSING", "Manca il punteggio «" + criterion.label() + "»."));
                continue;
            }
            scores.put(criterion.code(), score);
            isInRange(criterion, score).ifPresent(blocks::add);
            hasAtMostTwoDecimals(criterion, score).ifPresent(blocks::add);
        }
        entered.keySet().stream()
                .filter(code -> notice.evaluation().criteria().stream()
                        .noneMatch(c -> c.code().equals(code)))
                .sorted()
                .forEach(code -> blocks.add(block(code, "UNKNOWN", "Il sottocriterio " + code + " non esiste.")));
        if (!blocks.isEmpty()) {
            return new Outcome.Refused<>(blocks, List.of());
        }
        return Outcome.of(
                total(scores),
                List.of(),
                largeEnterpriseWithPoints(scores, size).stream().toList());
    }

    @Rule("PSW-13-06")
    private static Optional<Reason> isInRange(SubCriterion criterion, BigDecimal score) {
        return score.signum() >= 0 && score.compareTo(criterion.max()) <= 0
                ? Optional.empty()
                : Optional.of(block(
                        criterion.code(),
                        "RANGE",
                        "Il punteggio «" + criterion.label() + "» va da 0 a " + display(criterion.max()) + ": inserito "
                                + display(score) + "."));
    }

    @Rule("PSW-13-06")
    private static Optional<Reason> hasAtMostTwoDecimals(SubCriterion criterion, BigDecimal score) {
        return score.stripTrailingZeros().scale() <= DECIMALS
                ? Optional.empty()
                : Optional.of(block(
                        criterion.code(),
                        "DECIMALS",
                        "Il punteggio «" + criterion.label() + "» ammette al massimo due decimali: inserito "
                                + display(score) + "."));
    }

    /** Only plausibility: the Commission decides (AMB-26). */
    @Rule("PSW-13-07")
    private static Optional<Reason> largeEnterpriseWithPoints(Map<String, BigDecimal> scores, CompanySize size) {
        BigDecimal points = scores.getOrDefault(SMALL_ENTERPRISES, BigDecimal.ZERO);
        return size == CompanySize.LARGE && points.signum() > 0
                ? Optional.of(Reason.on(
                        SMALL_ENTERPRISES,
                        "LARGE",
                        "PSW-13-07",
                        "Il proponente è una grande impresa ma ha " + display(points)
                                + " punti per «Microimprese e PMI»: verificare."))
                : Optional.empty();
    }

    private Score total(Map<String, BigDecimal> scores) {
        Map<String, BigDecimal> criterionTotals = new LinkedHashMap<>();
        for (SubCriterion criterion : notice.evaluation().criteria()) {
            criterionTotals.merge(
                    criterion.criterion(), scores.getOrDefault(criterion.code(), BigDecimal.ZERO), BigDecimal::add);
        }
        BigDecimal total = criterionTotals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal threshold = notice.evaluation().threshold();
        boolean approvable = total.compareTo(threshold) >= 0;
        Explanation.Builder explanation =
                Explanation.of("score", "PSW-13-04", "PSW-13-05", "PSW-13-09").input("ruleSet", notice.ruleSet());
        scores.forEach((code, score) -> explanation.input(code, score.toPlainString()));
        criterionTotals.forEach((criterion, sum) -> explanation.step("Criterio " + criterion + ") "
                + notice.evaluation().criterionLabels().getOrDefault(criterion, "") + ": " + display(sum) + "."));
        explanation.step("Totale " + display(total) + " su "
                + display(notice.evaluation().maxTotal()) + "; soglia " + display(threshold) + " (uguale o superiore): "
                + (approvable ? "raggiunta" : "non raggiunta") + ".");
        return new Score(scores, criterionTotals, total, approvable, explanation.result(total.toPlainString()));
    }

    private static Reason block(String code, String kind, String text) {
        return Reason.on(code, "BLOCK_" + kind + "_" + code, "PSW-13-06", text);
    }

    private static String display(BigDecimal score) {
        BigDecimal plain = score.stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale())).toPlainString().replace('.', ',');
    }
}

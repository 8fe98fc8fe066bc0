package it.sportello.web.desk;

import it.sportello.audit.Explanations;
import it.sportello.audit.Replays;
import it.sportello.audit.StoredExplanation;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineChange;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.Proposal;
import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every stored reason of a case, with the dates that were moved later, in the order in which they came about. */
@Component
@Transactional(readOnly = true)
@Rule("PSW-00-10")
class CaseReasons {

    private final Explanations explanations;
    private final Replays replays;
    private final Deadlines deadlines;
    private final ExplanationText text;
    private final RuleBook rules;
    private final Italian italian;

    CaseReasons(
            Explanations explanations,
            Replays replays,
            Deadlines deadlines,
            ExplanationText text,
            RuleBook rules,
            Italian italian) {
        this.explanations = explanations;
        this.replays = replays;
        this.deadlines = deadlines;
        this.text = text;
        this.rules = rules;
        this.italian = italian;
    }

    /**
     * One reason, for people.
     *
     * @param rules with paragraph and title
     * @param origin when it was computed, under which rules and by which program
     * @param confirmed who confirmed it and when, or that nobody has
     * @param identical whether computed again it is the same to the byte; null where it was not computed again
     * @param now what is computed now, where it differs
     */
    record Line(
            Instant at,
            String title,
            String result,
            List<String> steps,
            List<ExplanationText.Input> inputs,
            List<String> rules,
            String origin,
            String confirmed,
            @Nullable Boolean identical,
            @Nullable String now) {}

    List<Line> of(Proposal proposal, boolean recompute) {
        Stream<Line> stored = recompute
                ? replays.of(proposal.code()).stream()
                        .map(replayed -> line(
                                replayed.stored(),
                                replayed.identical(),
                                replayed.identical() ? null : text.result(replayed.now())))
                : explanations.list(proposal.code()).stream().map(one -> line(one, null, null));
        return Stream.concat(stored, moved(proposal, recompute))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    private Line line(StoredExplanation stored, @Nullable Boolean identical, @Nullable String now) {
        return line(
                stored.explanation(),
                stored.ruleSet(),
                stored.at(),
                "",
                "programma " + stored.codeVersion(),
                stored.confirmedBy() == null
                        ? "Esito del calcolo, senza conferma di una persona."
                        : "Confermato da " + stored.confirmedBy() + " il " + italian.instant(stored.confirmedAt())
                                + ".",
                identical,
                now);
    }

    /** The dates of terms that an act or an event has moved after they were opened. */
    private Stream<Line> moved(Proposal proposal, boolean recompute) {
        return deadlines.all(proposal.code()).stream()
                .map(Deadline::id)
                .flatMap(id -> deadlines.changes(id).stream())
                .filter(change -> change.what() != DeadlineChange.What.OPENED)
                .filter(change -> !Objects.equals(change.oldDue(), change.newDue()))
                .map(change -> line(
                        change.explanation(),
                        proposal.ruleSet(),
                        change.at(),
                        " (data spostata)",
                        "prima " + italian.day(change.oldDue()),
                        "Deciso da " + change.decidedBy()
                                + (change.actNumber() == null ? "" : ", atto n. " + change.actNumber()) + ": "
                                + change.reason() + ".",
                        recompute ? replays.isIdentical(change.explanation(), proposal.ruleSet()) : null,
                        null));
    }

    private Line line(
            Explanation explanation,
            String ruleSet,
            Instant at,
            String aside,
            String origin,
            String confirmed,
            @Nullable Boolean identical,
            @Nullable String now) {
        return new Line(
                at,
                text.title(explanation) + aside,
                text.result(explanation),
                explanation.steps(),
                text.inputs(explanation, ruleSet),
                explanation.rules().stream()
                        .map(rule -> rules.of(rule).sentence())
                        .toList(),
                "Calcolato il " + italian.instant(at) + ", regole " + ruleSet + ", " + origin + ".",
                confirmed,
                identical,
                now);
    }
}

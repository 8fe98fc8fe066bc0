package it.sportello.process.phase;

import static it.sportello.process.Facts.APPROVABLE;
import static it.sportello.process.Facts.COMMISSION_APPOINTED;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.evaluation.Score;
import it.sportello.evaluation.ScoreCards;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.plan.CompanySize;
import it.sportello.process.api.Role;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Submission;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Commission scores the proposal ({@code technical-evaluation.bpmn}). */
@Configuration(proxyBeanMethods = false)
class EvaluationPhase {

    private static final Set<String> SCORES = Set.of("a1", "a2", "b1", "b2", "c1", "d1", "e1");

    /** No evaluation is opened before the Commission is appointed (PSW-13-03). */
    @Bean
    @Rule("PSW-13-03")
    CaseStep registerForEvaluation(Proposals proposals, Acts acts) {
        return code -> Map.of(
                COMMISSION_APPOINTED,
                acts.isSigned(ActKind.COMMISSION, proposals.lock(code).notice()));
    }

    @Bean
    @Rule({"PSW-13-04", "PSW-13-06", "PSW-13-09", "PSW-13-15", "PSW-14-01", "PSW-14-02"})
    Decision scoreProposal(
            Proposals proposals, ScoreCards cards, Explanations explanations, Messages messages, Notices notices) {
        Set<String> fields = new HashSet<>(SCORES);
        fields.add("grounds");
        return TaskDecision.at("UserTask_ScoreProposal", fields, task -> {
            Proposal proposal = proposals.lock(task.code());
            Map<String, BigDecimal> scores = new TreeMap<>();
            SCORES.forEach(code -> task.fields().decimal(code).ifPresent(score -> scores.put(code, score)));
            String grounds = task.fields().grounds();
            task.fields().check();
            if (proposal.state() == CaseState.ADMITTED_TO_EVALUATION) {
                proposal.startEvaluation(proposals.by(task.user()));
            }
            ScoreCards.Recorded recorded = cards.record(
                    task.code(),
                    proposal.ruleSet(),
                    scores,
                    CompanySize.valueOf(proposal.companySize()),
                    grounds,
                    task.user());
            explanations.storeConfirmed(
                    task.code(), recorded.score().explanation(), proposal.ruleSet(), task.user(), task.at());
            boolean approvable = recorded.card().isApprovable();
            if (approvable) {
                proposal.findApprovable(proposals.by(task.user()).because(grounds));
            } else {
                Notice notice = notices.byRuleSet(proposal.ruleSet());
                proposal.proposeNotApproved(
                        List.of(Reason.of(
                                "BELOW_THRESHOLD",
                                "PSW-13-15",
                                "Punteggio %s, inferiore alla soglia minima di %s/%s."
                                        .formatted(
                                                ItalianText.number(
                                                        recorded.card().total()),
                                                ItalianText.number(
                                                        notice.evaluation().threshold()),
                                                ItalianText.number(
                                                        notice.evaluation().maxTotal())))),
                        proposals.by(task.user()));
            }
            tellTheOffice(messages, task, recorded.score());
            return Map.of(APPROVABLE, approvable);
        });
    }

    /** The Commission sends the project, with its score, in list 1 or in list 2. */
    @Rule({"PSW-14-01", "PSW-14-02"})
    private static void tellTheOffice(Messages messages, Submission task, Score score) {
        messages.write(
                task.code(),
                Channel.DESK,
                Role.OFFICERS.group(),
                "Elenco " + score.list() + ": esito della valutazione",
                "La Commissione ha attribuito alla proposta %s il punteggio di %s: elenco %d, %s la soglia minima."
                        .formatted(
                                task.code(),
                                ItalianText.number(score.total()),
                                score.list(),
                                score.approvable() ? "che raggiunge" : "che non raggiunge"),
                RuleId.of(score.approvable() ? "PSW-14-01" : "PSW-14-02"),
                task.at());
    }
}

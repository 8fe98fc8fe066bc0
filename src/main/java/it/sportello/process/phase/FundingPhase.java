package it.sportello.process.phase;

import static it.sportello.process.Facts.AID_SURVEY_STALE;
import static it.sportello.process.Facts.ALREADY_COMMITTED;
import static it.sportello.process.Facts.FINANCEABLE;
import static it.sportello.process.Facts.TURN_TAKEN;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.evaluation.ScoreCard;
import it.sportello.evaluation.ScoreCards;
import it.sportello.funding.AidRegistrations;
import it.sportello.funding.AidSurvey;
import it.sportello.funding.AidSurveys;
import it.sportello.funding.AidTest;
import it.sportello.funding.DeMinimis;
import it.sportello.funding.FundLedger;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Aids already granted, the queue of the ledger, the commitment ({@code funding.bpmn}, {@code action-b.bpmn}). */
@Configuration(proxyBeanMethods = false)
class FundingPhase {

    /** The register numbers the aids one by one. */
    private static final Pattern COR = Pattern.compile("[1-9][0-9]{0,9}");

    @Bean
    @Rule({"PSW-06-15", "PSW-02-05"})
    CaseStep openAidCheck(Proposals proposals) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            if (!proposal.has(CaseFlag.AID_CHECK_DUE)) {
                proposal.startAidCheck(proposals.by("sistema"));
            }
            return Map.of(TURN_TAKEN, false);
        };
    }

    /** The survey of the RNA decides, not the declaration (PSW-06-15); the test is on what would be conceded. */
    @Bean
    @Rule({"PSW-06-03", "PSW-06-08", "PSW-06-15", "PSW-06-16"})
    Decision recordAidSurvey(
            Proposals proposals,
            AidChecks checks,
            AidSurveys surveys,
            AidPositions positions,
            LaterActionB laterActionB,
            Explanations explanations,
            Notices notices) {
        return TaskDecision.at(
                "UserTask_RecordAidSurvey",
                Set.of(
                        "surveyDate",
                        "surveyNumber",
                        "aidsTotal",
                        "otherAidSameCosts",
                        "intensityExceeded",
                        "separationConfirmed",
                        "grounds"),
                task -> {
                    Proposal proposal = proposals.lock(task.code());
                    proposal.requireNoProposedOutcome();
                    AidPositions.Found found = found(task, proposal, proposals.form(task.code()));
                    String number = task.fields().requiredText("surveyNumber");
                    task.fields().check();
                    AidChecks.Preparation prepared = checks.preparation(proposal);
                    AidTest test = new AidTest(
                            positions.position(task.code(), found),
                            prepared.grantA(),
                            prepared.grantB(),
                            prepared.concession());
                    Notice notice = notices.byRuleSet(proposal.ruleSet());
                    if (isLeftToTheOffice(test.result(notice))) {
                        task.fields().grounds();
                        task.fields().check();
                    }
                    AidSurvey survey = surveys.record(task.code(), notice, found.day(), number, test, task.user());
                    explanations.storeConfirmed(
                            task.code(), survey.explanation(), test, proposal.ruleSet(), task.user(), task.at());
                    proposal.lower(CaseFlag.AID_CHECK_DUE, proposals.by(task.user()));
                    // Whether Action B will be conceded is known only in its turn (PSW-06-16).
                    boolean financeable = survey.isFinanceable() || (!prepared.inTurn() && survey.holdsOnAAlone());
                    if (!financeable) {
                        refuse(proposal, test.result(notice).outcome().grounds(), laterActionB, proposals, task.user());
                    }
                    return Map.of(FINANCEABLE, financeable, ALREADY_COMMITTED, prepared.committed());
                });
    }

    /** What the officer has read and decided; on aid for the same costs the decision states its grounds. */
    @Rule({"PSW-06-04", "PSW-06-13"})
    private static AidPositions.Found found(Submission task, Proposal proposal, ProposalForm form) {
        Fields fields = task.fields();
        AidPositions.Found found = new AidPositions.Found(
                fields.requiredPastDate("surveyDate", transmission(proposal)),
                fields.requiredEuro("aidsTotal"),
                fields.checked("otherAidSameCosts"),
                fields.checked("intensityExceeded"),
                fields.checked("separationConfirmed"));
        ProposalForm.Declarations declared = form.declarations();
        if (found.separationConfirmed() && declared.roadFreight() && !declared.separationProven()) {
            fields.error(
                    "separationConfirmed",
                    "L'allegato A03 non documenta la separazione delle attività: vale il massimale del trasporto.");
        }
        if (found.otherAidSameCosts()
                || found.intensityExceeded()
                || !form.otherAids().isEmpty()) {
            fields.grounds();
        }
        return found;
    }

    /** The ceiling of another Regulation binds its own aids: what they weigh here the office decides, and says why. */
    @Rule("PSW-06-11")
    private static boolean isLeftToTheOffice(DeMinimis.Result result) {
        return result.outcome().warnings().stream()
                .anyMatch(warning -> warning.rule().value().equals("PSW-06-11"));
    }

    private static void refuse(
            Proposal proposal, List<Reason> grounds, LaterActionB laterActionB, Proposals proposals, String by) {
        if (proposal.hadConcession()) {
            laterActionB.notFinanceable(
                    proposal, grounds.stream().map(Reason::text).collect(Collectors.joining(" ")), by);
        } else {
            proposal.proposeNotFinanceable(grounds, proposals.by(by));
        }
    }

    private static Fields.Preceding transmission(Proposal proposal) {
        return new Fields.Preceding(proposal.submissionDate().orElseThrow(), "la trasmissione della domanda");
    }

    @Bean
    @Rule({"PSW-13-11", "PSW-13-12"})
    CaseStep enterFundingQueue(Proposals proposals, FundLedger ledger, ScoreCards cards) {
        return code -> {
            proposals.lock(code).enterQueue(proposals.by("sistema"));
            ScoreCard card = cards.latest(code).orElseThrow();
            ledger.decide(code, card.total(), card.scoreA());
            return Map.of();
        };
    }

    /** Its turn has come: the survey must be of the day and of what is proposed (PSW-06-15, PSW-06-16). */
    @Bean
    @Rule({"PSW-08-08", "PSW-06-15", "PSW-06-16"})
    CaseStep takeTurn(Proposals proposals, FundLedger ledger, AidSurveys surveys) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            if (proposal.state() != CaseState.FUNDING_QUEUE) {
                proposal.enterQueue(proposals.by("sistema"));
            }
            FundLedger.Commitment proposed = ledger.proposed(code);
            boolean stale = surveys.isStale(code, proposed.amountA().plus(proposed.amountB()));
            if (stale) {
                proposal.startAidCheck(proposals.by("sistema"));
            }
            return Map.of(TURN_TAKEN, true, AID_SURVEY_STALE, stale);
        };
    }

    /** The officer confirms what the ledger proposes (PSW-08-08); without the code of the RNA no approval (PSW-06-15). */
    @Bean
    @Rule({"PSW-08-08", "PSW-08-10", "PSW-06-15"})
    Decision confirmCommitment(
            Proposals proposals,
            FundLedger ledger,
            AidRegistrations registrations,
            Messages messages,
            Explanations explanations,
            Notices notices) {
        return TaskDecision.at("UserTask_ConfirmCommitment", Set.of("cor", "commitmentNumber", "grounds"), task -> {
            task.fields()
                    .text("cor")
                    .filter(given -> !COR.matcher(given).matches())
                    .ifPresent(given -> task.fields().error("cor", "Il COR è un numero, al massimo di dieci cifre."));
            String commitment = task.fields().requiredText("commitmentNumber");
            task.fields().check();
            String ruleSet = proposals.require(task.code()).ruleSet();
            if (notices.byRuleSet(ruleSet).switches().rnaRegistrationRequired()) {
                task.fields().requiredText("cor");
                task.fields().check();
            }
            FundLedger.Commitment committed = ledger.confirm(task.code(), commitment, task.user());
            task.fields().text("cor").ifPresent(cor -> registrations.record(task.code(), cor, task.user(), task.at()));
            Proposal proposal = proposals.lock(task.code());
            explanations.confirmLast(task.code(), "allocation", task.user(), task.at());
            if (proposal.hadConcession()) {
                return Map.of(); // Action B: the case moves with the further determination.
            }
            if (proposal.state() == CaseState.DE_MINIMIS_CHECK) {
                proposal.enterQueue(proposals.by(task.user()));
            }
            boolean withoutB =
                    proposal.grantableB().isPositive() && committed.amountB().isZero();
            proposal.commit(withoutB, proposals.by(task.user()));
            if (withoutB) {
                messages.send(
                        task.code(),
                        Template.ACTION_B_NOT_FUNDED,
                        Channel.PEC,
                        Messages.APPLICANT,
                        Map.of("importo", ItalianText.euro(committed.amountA())),
                        task.at());
            }
            return Map.of();
        });
    }
}

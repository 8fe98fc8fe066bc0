package it.sportello.web.desk;

import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notices;
import it.sportello.notice.Tables;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The facts of a case that a person needs to decide at a task: always the same first, then those of the task. */
@Service
@Transactional(readOnly = true)
class CaseFacts {

    private final Proposals proposals;
    private final Deadlines deadlines;
    private final Tables tables;
    private final Notices notices;
    private final GroundFacts grounds;
    private final EvaluationFacts evaluation;
    private final ProjectFacts projects;
    private final ScoreFacts scores;
    private final AidFacts aids;
    private final LedgerFacts ledger;
    private final GrantFacts grants;
    private final PaymentFacts payments;
    private final ExpenseFacts expenses;
    private final BreachFacts breaches;
    private final FraudFacts fraud;
    private final KeepingFacts keeping;
    private final Italian italian;
    private final Clock clock;

    CaseFacts(
            Proposals proposals,
            Deadlines deadlines,
            Tables tables,
            Notices notices,
            GroundFacts grounds,
            EvaluationFacts evaluation,
            ProjectFacts projects,
            ScoreFacts scores,
            AidFacts aids,
            LedgerFacts ledger,
            GrantFacts grants,
            PaymentFacts payments,
            ExpenseFacts expenses,
            BreachFacts breaches,
            FraudFacts fraud,
            KeepingFacts keeping,
            Italian italian,
            Clock clock) {
        this.proposals = proposals;
        this.deadlines = deadlines;
        this.tables = tables;
        this.notices = notices;
        this.grounds = grounds;
        this.evaluation = evaluation;
        this.projects = projects;
        this.scores = scores;
        this.aids = aids;
        this.ledger = ledger;
        this.grants = grants;
        this.payments = payments;
        this.expenses = expenses;
        this.breaches = breaches;
        this.fraud = fraud;
        this.keeping = keeping;
        this.italian = italian;
        this.clock = clock;
    }

    /** Who, where it stands, what it may get, what is due next. */
    Section summary(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        Section.Builder section = Section.titled("")
                .fact("Proponente", proposal.applicantName())
                .fact("Pratica", code.value())
                .fact("Stato", proposal.stateLabel())
                .fact(
                        "Arrivo",
                        "n. " + proposal.arrivalNumber().map(String::valueOf).orElse("—") + " del "
                                + italian.instant(proposal.transmittedAt().orElse(null)))
                .fact("Dipendenti nel Lazio", band(proposal))
                .fact("Concedibile", italian.amounts(proposal.grantableA(), proposal.grantableB()))
                .fact(
                        "Concesso",
                        proposal.hadConcession()
                                ? italian.amounts(proposal.concededA(), proposal.concededB())
                                : "non ancora");
        proposal.flags().stream()
                .filter(flag -> flag != CaseFlag.FRAUD_HOLD)
                .sorted()
                .map(flag -> flag.label())
                .reduce((a, b) -> a + ", " + b)
                .ifPresent(flags -> section.fact("Segnalazioni", flags));
        proposal.proposedOutcome()
                .ifPresent(outcome -> section.fact("Esito proposto", outcome.label() + ", da adottare con atto"));
        next(code)
                .ifPresent(deadline -> section.wide(
                        deadline.firesAt().isAfter(clock.instant()) ? "Prossima scadenza" : "Termine decorso",
                        sentence(deadline)));
        return section.build();
    }

    /** @param task id of the user task in the model, such as {@code UserTask_ScoreProposal} */
    List<Section> at(String task, ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        return switch (task.replace("UserTask_", "")) {
            case "CheckFormalAdmissibility", "RequestIntegration", "ConfirmLaterExclusion", "DecideReview" ->
                List.of(grounds.formalCheck(code), evaluation.planWarnings(code));
            case "NotifyPreRejection", "AssessObservations" -> List.of(grounds.negativeGrounds(proposal));
            case "ScoreProposal" ->
                List.of(
                        evaluation.aims(proposal),
                        projects.project(code),
                        evaluation.plan(code),
                        projects.recipients(code));
            case "RecordAidSurvey" -> List.of(aids.declared(proposal), aids.surveys(code));
            case "ConfirmCommitment" -> List.of(ledger.standing(proposal));
            case "RecordAidChange" -> List.of(aids.registered(code), ledger.standing(proposal));
            case "CheckAdvanceConditions", "PayAdvance", "CheckBalanceConditions", "PayBalance" ->
                List.of(payments.payment(code));
            case "RenewOrEnforceGuarantee" -> List.of(payments.payments(code));
            case "VerifyReport", "ConfirmRecognition" -> List.of(expenses.report(code));
            case "PrepareFormalNotice", "AssessCompliance", "DecideRevocation" -> List.of(breaches.formalNotice(code));
            case "RequestRecovery", "RecordRecovery", "EnforceGuarantee" -> List.of(payments.recovery(code));
            case "DecideVariation", "DecideExtension" -> List.of(grants.requests(code));
            case "CarryOutCheck", "AssessFindings" -> List.of(breaches.controls(code));
            case "RequestCup", "CheckRequirements" -> List.of(grants.concession(code));
            case "AssessFraudReport" -> List.of(fraud.holds(code));
            case "AnswerRightsRequest" -> List.of(keeping.rightsRequest(code));
            case "ConfirmArchive" -> List.of(keeping.retention(code));
            default -> List.of();
        };
    }

    /** What was found and decided until the concession or its refusal. */
    List<Section> ofExamination(Proposal proposal) {
        ReferenceCode code = proposal.code();
        return List.of(
                proposal.negativeGrounds().isEmpty() ? grounds.formalCheck(code) : grounds.negativeGrounds(proposal),
                scores.score(code),
                aids.surveys(code),
                aids.registered(code),
                ledger.standing(proposal));
    }

    /** What became of the grant since its concession. */
    List<Section> ofConcession(ReferenceCode code) {
        return List.of(
                grants.concession(code),
                payments.payments(code),
                expenses.report(code),
                breaches.formalNotice(code),
                payments.recovery(code),
                breaches.controls(code));
    }

    /** What the applicant asked for. */
    List<Section> ofProject(Proposal proposal) {
        return List.of(projects.project(proposal.code()), aids.declared(proposal));
    }

    /** The open deadline that comes first. */
    private Optional<Deadline> next(ReferenceCode code) {
        return deadlines.running(code).stream()
                .filter(deadline -> deadline.due() != null)
                .min(Comparator.comparing(Deadline::firesAt));
    }

    private String sentence(Deadline deadline) {
        List<String> steps = new ArrayList<>(deadline.explanation().steps());
        return deadline.kind().label() + ": " + italian.day(deadline.due()) + ". " + String.join("; ", steps);
    }

    private String band(Proposal proposal) {
        return tables.contribution(proposal.ruleSet(), proposal.lazioEmployees())
                .map(c -> c.asked(proposal.actionBRequested()))
                .map(c -> proposal.lazioEmployees() + "; massimale della fascia "
                        + italian.amounts(c.actionA(), c.actionB()))
                .orElse(proposal.lazioEmployees() + " (sotto la soglia di "
                        + notices.byRuleSet(proposal.ruleSet()).call().minEmployees() + ")");
    }
}

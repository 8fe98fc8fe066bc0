package it.sportello.process.api;

import it.sportello.control.ControlCase;
import it.sportello.control.ControlType;
import it.sportello.control.Controls;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.notice.Notices;
import it.sportello.payment.Payments;
import it.sportello.process.phase.BreachDesk;
import it.sportello.process.phase.FraudReports;
import it.sportello.process.phase.LaterExclusions;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.registry.ConflictsOfInterest;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the desk opens on a case by itself, without a task that asks for it. The caller has checked the role of {@code
 * by}, the user.
 */
@Service
@Transactional
@Rule({"PSW-12-11", "PSW-12-12", "PSW-20-01", "PSW-22-01", "PSW-24-01", "PSW-24-02"})
public class DeskActs {

    private static final Set<CaseState> IN_CONCESSION =
            EnumSet.range(CaseState.PUBLISHED, CaseState.GUARANTEE_ENFORCED);

    private final Proposals proposals;
    private final Controls controls;
    private final Payments payments;
    private final BreachDesk breaches;
    private final FraudReports fraudReports;
    private final LaterExclusions exclusions;
    private final ConflictsOfInterest conflicts;
    private final Messages messages;
    private final Procedure procedure;
    private final Notices notices;
    private final Clock clock;

    DeskActs(
            Proposals proposals,
            Controls controls,
            Payments payments,
            BreachDesk breaches,
            FraudReports fraudReports,
            LaterExclusions exclusions,
            ConflictsOfInterest conflicts,
            Messages messages,
            Procedure procedure,
            Notices notices,
            Clock clock) {
        this.proposals = proposals;
        this.controls = controls;
        this.payments = payments;
        this.breaches = breaches;
        this.fraudReports = fraudReports;
        this.exclusions = exclusions;
        this.conflicts = conflicts;
        this.messages = messages;
        this.procedure = procedure;
        this.notices = notices;
        this.clock = clock;
    }

    /** Opens a control; one at a time on a case. */
    @Rule({"PSW-22-01", "PSW-22-02"})
    public ControlCase openControl(ReferenceCode code, ControlType type, String reason, String by) {
        Proposal proposal = proposals.lock(code);
        proposal.raise(CaseFlag.CONTROL_OPEN, proposals.by(by).because(reason));
        ControlCase control = controls.open(code, type, reason, by, clock.instant(), true);
        procedure.controlOpened(code);
        return control;
    }

    /** Asks the beneficiary for the documents that the open control needs. */
    @Rule("PSW-22-04")
    public void requestControlDocuments(ReferenceCode code, String documents, String by) {
        proposals.lock(code);
        controls.requestDocuments(controls.requireOpen(code).id(), documents);
        messages.send(
                code,
                Template.CONTROL_DOCUMENTS,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of("documenti", documents.strip()),
                clock.instant());
    }

    /** A person of the Region declares a conflict of interest: no task of the case is for him any more. */
    @Rule("PSW-24-02")
    public void declareConflict(ReferenceCode code, String reason, String by) {
        proposals.lock(code);
        conflicts.declare(code, by, reason, clock.instant());
        messages.write(
                code,
                Channel.DESK,
                Role.RUP.group(),
                "Conflitto di interessi dichiarato",
                by + " ha dichiarato un conflitto di interessi: i compiti della pratica spettano ad altri.",
                RuleId.of("PSW-24-02"),
                clock.instant());
    }

    /** Opens the review of a case already approved. */
    @Rule("PSW-12-12")
    public void openReview(ReferenceCode code, String grounds, String by) {
        requireGrounds(grounds, "PSW-12-12");
        Proposal proposal = proposals.lock(code);
        breaches.requireOpenCase(code, "Il riesame");
        proposal.openReview(proposals.by(by).because(grounds.strip()));
        tellOfficers(code, "Riesame aperto", grounds, "PSW-12-12");
        procedure.reviewOpened(code);
    }

    /** Reports a ground of exclusion that came up after the admission: an officer is asked to confirm it. */
    @Rule({"PSW-12-11", "PSW-12-12"})
    public void reportExclusionGround(ReferenceCode code, String grounds, String by) {
        requireGrounds(grounds, "PSW-12-11");
        Proposal proposal = proposals.lock(code);
        if (!exclusions.mayBeTold(proposal)) {
            throw Refusal.notAllowed(
                    "STATE_NOT_ALLOWED",
                    "PSW-12-11",
                    "Una causa di esclusione sopravvenuta non può essere segnalata: la pratica è nello stato «%s»%s."
                            .formatted(
                                    proposal.stateLabel(),
                                    exclusions.isSettled(proposal) ? ", con esclusione già proposta" : ""));
        }
        tellOfficers(code, "Causa di esclusione sopravvenuta", grounds, "PSW-12-11");
        procedure.exclusionGroundFound(code);
    }

    /** Reports a breach of the beneficiary's obligations: the formal notice is opened, or joined. */
    @Rule({"PSW-20-01", "PSW-20-05"})
    public void reportBreach(ReferenceCode code, BreachCode cause, String evidence, String by) {
        Proposal proposal = proposals.lock(code);
        if (!IN_CONCESSION.contains(proposal.state())) {
            throw Refusal.notAllowed(
                    "STATE_NOT_ALLOWED",
                    "PSW-20-01",
                    "L'inadempimento non può essere segnalato: la pratica è nello stato «%s». Dopo la liquidazione si"
                                    .formatted(proposal.stateLabel())
                            + " accerta con un controllo.");
        }
        breaches.requireOpenCase(code, "La diffida");
        if (cause == BreachCode.REV_DEED_BREACH) {
            requireClause(notices.byRuleSet(proposal.ruleSet()).delegated().deedClauses(), evidence);
        }
        breaches.found(code, cause, evidence, null, by);
    }

    /** Any role may stop the payments of a case for suspected fraud; the RUP is asked whether they go on. */
    @Rule("PSW-24-01")
    public void raiseFraudHold(ReferenceCode code, String reason, String by) {
        Proposal proposal = proposals.lock(code);
        if (!proposal.has(CaseFlag.FRAUD_HOLD)) {
            proposal.raise(CaseFlag.FRAUD_HOLD, proposals.by(by));
        }
        payments.raiseFraudHold(code, reason, by, clock.instant());
        procedure.fraudSuspected(code);
    }

    /** The RUP clears every suspicion of the case: nothing is left to assess. */
    @Rule("PSW-24-01")
    public void clearFraudHold(ReferenceCode code, String grounds, String by) {
        Proposal proposal = proposals.lock(code);
        payments.clearFraudHold(code, grounds, by, clock.instant());
        proposal.lower(CaseFlag.FRAUD_HOLD, proposals.by(by));
        fraudReports.end(code);
    }

    /** Where the duties of annex B are known, a breach of the deed says which one was not met. */
    @Rule("PSW-16-10")
    static void requireClause(List<String> clauses, String evidence) {
        if (!clauses.isEmpty() && clauses.stream().noneMatch(evidence::contains)) {
            throw Refusal.invalid(
                    "evidence",
                    "PSW-16-10",
                    "Indicare quale obbligo dell'atto unilaterale non è stato rispettato: " + String.join("; ", clauses)
                            + ".");
        }
    }

    private void tellOfficers(ReferenceCode code, String subject, String text, String rule) {
        messages.write(
                code, Channel.DESK, Role.OFFICERS.group(), subject, text.strip(), RuleId.of(rule), clock.instant());
    }

    private static void requireGrounds(String grounds, String rule) {
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", rule, "La motivazione è obbligatoria.");
        }
    }
}

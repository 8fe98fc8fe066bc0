package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.grant.AccountType;
import it.sportello.grant.DedicatedAccount;
import it.sportello.grant.Delegate;
import it.sportello.grant.Grants;
import it.sportello.grant.Iban;
import it.sportello.grant.Start;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.phase.BreachDesk;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the beneficiary owes before and at the start: deed of the association, start, dedicated account. */
@Service
@Transactional
@Rule({"PSW-16-01", "PSW-16-03", "PSW-16-04"})
public class StartUpActs {

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final Revocations revocations;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ActTerms actTerms;
    private final BreachDesk breaches;
    private final Procedure procedure;
    private final Notices notices;

    StartUpActs(
            OwnCases cases,
            Proposals proposals,
            Grants grants,
            Revocations revocations,
            Deadlines register,
            CaseTerms terms,
            ActTerms actTerms,
            BreachDesk breaches,
            Procedure procedure,
            Notices notices) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.revocations = revocations;
        this.register = register;
        this.terms = terms;
        this.actTerms = actTerms;
        this.breaches = breaches;
        this.procedure = procedure;
        this.notices = notices;
    }

    /**
     * Files the deed of the association, uploaded before as {@link Attachment#ATI_DEED} (DL-06). A late deed is
     * accepted; the breach stays.
     */
    @Rule("PSW-16-03")
    public void formaliseAti(Received received, ReferenceCode code, LocalDate deedDate) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(
                proposal, Set.of(CaseState.AWAITING_START), "Il deposito dell'atto costitutivo", "PSW-16-03");
        cases.requireAttached(proposal, Attachment.ATI_DEED, "PSW-16-03");
        OwnCases.requireNotBefore(
                "deedDate",
                deedDate,
                proposal.submissionDate().orElseThrow(),
                "la domanda, che dichiarava l'associazione ancora da formalizzare",
                "PSW-16-03");
        grants.formaliseAti(code, deedDate, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_06, BreachCode.REV_ATI_NOT_FORMALISED, received.at(), received.owner());
        proposal.lower(CaseFlag.ATI_TO_FORMALISE, proposals.by(received.owner()));
        cases.receive(received, code, "Atto costitutivo dell'ATI/ATS", "Atto del " + ItalianText.day(deedDate) + ".");
        procedure.atiFormalised(code);
    }

    /**
     * Communicates the start (DL-07); the nine months run from its receipt (DL-09), with the times of the proposal
     * (DL-11). A start that is late, or communicated late, is accepted; the breach stays.
     *
     * @param declared null means the day of receipt
     */
    @Rule({"PSW-05-10", "PSW-16-01", "PSW-16-02", "PSW-09-01", "PSW-20-06"})
    public Start communicateStart(Received received, ReferenceCode code, @Nullable LocalDate declared) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, Set.of(CaseState.AWAITING_START), "La comunicazione di avvio", "PSW-16-01");
        Start start = grants.communicateStart(code, declared, received.at());
        boolean startedInTime = register.dueDate(code, DeadlineKind.DL_07)
                .map(due -> !start.startDate().isAfter(due))
                .orElse(true);
        Fulfilment fulfilment = register.met(code, DeadlineKind.DL_07, received.at(), received.owner());
        proposal.start(proposals.by(received.owner()));
        if (fulfilment instanceof Fulfilment.InTime inTime && startedInTime) {
            actTerms.withdrawBreach(inTime, code, DeadlineKind.DL_07, received.owner());
        } else if (fulfilment instanceof Fulfilment.Late) {
            actTerms.breachOfTerm(proposal, DeadlineKind.DL_07, BreachCode.REV_START_LATE);
        } else if (!startedInTime) {
            breachOfLateStart(proposal, start.startDate());
        }
        String evidence = "comunicazione di avvio del " + ItalianText.day(LegalTime.dateOf(received.at()));
        terms.open(
                proposal,
                DeadlineKind.DL_09,
                StartEvent.at(received.at(), evidence),
                Term.months(lengths(proposal).activityMonths()),
                received.owner());
        terms.open(
                proposal,
                DeadlineKind.DL_11,
                StartEvent.on(start.startDate(), evidence),
                Term.days(start.ownScheduleDays()),
                received.owner());
        terms.openUntilEvent(
                proposal, DeadlineKind.DL_15, StartEvent.on(start.startDate(), evidence), received.owner());
        cases.receive(
                received,
                code,
                "Comunicazione di avvio delle attività",
                "Avvio: " + ItalianText.day(start.startDate()) + ".");
        procedure.startCommunicated(code);
        procedure.requirementsToCheck(code);
        return start;
    }

    /**
     * Communicates the dedicated account, or a change of it or of its delegates (DL-08, from its opening or first use).
     * A late one is accepted; the breach stays. Until there is one nothing is paid.
     *
     * @param usedSince opening, first use for the project, or day of the change
     */
    @Rule("PSW-16-04")
    public DedicatedAccount communicateAccount(
            Received received,
            ReferenceCode code,
            Iban iban,
            AccountType type,
            List<Delegate> delegates,
            LocalDate usedSince) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, OwnCases.CONCEDED, "La comunicazione del conto dedicato", "PSW-16-04");
        DedicatedAccount account = grants.communicateAccount(code, iban, type, delegates, usedSince, received.at());
        terms.open(
                proposal,
                DeadlineKind.DL_08,
                StartEvent.on(usedSince, "apertura o primo utilizzo del conto"),
                Term.days(lengths(proposal).accountCommunicationDays()),
                received.owner());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_08, BreachCode.REV_TRACEABILITY, received.at(), received.owner());
        cases.receive(received, code, "Comunicazione del conto dedicato", "Conto " + iban + ".");
        return account;
    }

    private void breachOfLateStart(Proposal proposal, LocalDate start) {
        boolean known = revocations.breaches(proposal.code()).stream()
                .anyMatch(breach -> breach.code() == BreachCode.REV_START_LATE);
        if (!known) {
            breaches.found(
                    proposal.code(),
                    BreachCode.REV_START_LATE,
                    "Avvio dichiarato al " + ItalianText.day(start) + ", oltre il termine.",
                    DeadlineKind.DL_07.id(),
                    "sistema");
        }
    }

    private Notice.Terms lengths(Proposal proposal) {
        return notices.byRuleSet(proposal.ruleSet()).terms();
    }
}

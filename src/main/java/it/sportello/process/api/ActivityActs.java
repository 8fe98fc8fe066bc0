package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.Deadlines;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.grant.Grants;
import it.sportello.grant.Variation;
import it.sportello.process.phase.ActivityEnd;
import it.sportello.process.phase.BreachDesk;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the beneficiary sends while the activity runs: a variation of the project, the end of the activity. */
@Service
@Transactional
@Rule({"PSW-09-01", "PSW-16-07"})
public class ActivityActs {

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final Documents documents;
    private final Deadlines register;
    private final CaseTerms terms;
    private final BreachDesk breaches;
    private final ActivityEnd activityEnd;
    private final Procedure procedure;

    ActivityActs(
            OwnCases cases,
            Proposals proposals,
            Grants grants,
            Documents documents,
            Deadlines register,
            CaseTerms terms,
            BreachDesk breaches,
            ActivityEnd activityEnd,
            Procedure procedure) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.documents = documents;
        this.register = register;
        this.terms = terms;
        this.breaches = breaches;
        this.activityEnd = activityEnd;
        this.procedure = procedure;
    }

    /** Asks to change the project before changing it; one request at a time. */
    @Rule({"PSW-16-07", "PSW-09-03"})
    public Variation requestVariation(
            Received received, ReferenceCode code, String reason, String changes, @Nullable LocalDate requestedEnd) {
        Proposal proposal = cases.lock(received.owner(), code);
        proposal.raise(CaseFlag.VARIATION_PENDING, proposals.by(received.owner()));
        List<String> files = documents.list(proposal.id()).stream()
                .filter(document -> document.code().equals(Attachment.VARIATION.name()))
                .map(StoredDocument::fileName)
                .toList();
        Variation variation = grants.requestVariation(code, reason, changes, files, requestedEnd, received.at());
        terms.openUntilEvent(
                proposal,
                DeadlineKind.DL_25,
                StartEvent.at(received.at(), "richiesta di variazione"),
                received.owner());
        cases.receive(
                received, code, "Richiesta di variazione", variation.changes() + " Motivo: " + variation.reason());
        procedure.variationRequested(code);
        return variation;
    }

    /** Declares the last day of activity; the sixty days of the report run from it (DL-12). */
    @Rule({"PSW-09-01", "PSW-19-01", "PSW-16-02"})
    public void endActivity(Received received, ReferenceCode code, LocalDate end) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!activityEnd.closedByTermSince(proposal, received.at())) {
            OwnCases.requireState(
                    proposal, Set.of(CaseState.IN_PROGRESS), "La comunicazione di fine attività", "PSW-19-01");
        }
        Optional<LocalDate> due = register.dueDate(code, DeadlineKind.DL_09);
        activityEnd.declared(proposal, end, received.at(), received.owner());
        cases.receive(received, code, "Comunicazione di fine attività", "Fine attività: " + ItalianText.day(end) + ".");
        if (due.filter(end::isAfter).isPresent()) {
            breaches.termElapsed(code, BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_09);
        }
    }
}

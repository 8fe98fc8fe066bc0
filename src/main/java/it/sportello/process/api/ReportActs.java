package it.sportello.process.api;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.ExtensionRequest;
import it.sportello.grant.Grants;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.Reports;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The report of the expenses and the request for more time to present it. */
@Service
@Transactional
@Rule({"PSW-19-01", "PSW-19-02"})
public class ReportActs {

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final Reports reports;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ActTerms actTerms;
    private final Procedure procedure;

    ReportActs(
            OwnCases cases,
            Proposals proposals,
            Grants grants,
            Reports reports,
            Deadlines register,
            CaseTerms terms,
            ActTerms actTerms,
            Procedure procedure) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.reports = reports;
        this.register = register;
        this.terms = terms;
        this.actTerms = actTerms;
        this.procedure = procedure;
    }

    /** Asks for more time to report, before the term of the report expires; one request at a time. */
    @Rule("PSW-19-02")
    public ExtensionRequest requestExtension(
            Received received, ReferenceCode code, String reason, LocalDate requestedDate) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, Set.of(CaseState.ACTIVITY_ENDED), "La richiesta di proroga", "PSW-19-02");
        if (grants.of(code).pendingExtension().isPresent()) {
            throw Refusal.notAllowed("EXTENSION_PENDING", "PSW-19-02", "Una richiesta di proroga è già in esame.");
        }
        LocalDate due = register.dueDate(code, DeadlineKind.DL_12)
                .orElseThrow(() -> Refusal.notAllowed(
                        "TERM_SUSPENDED", "PSW-19-02", "Il termine del rendiconto è sospeso e non ha una scadenza."));
        ExtensionRequest request = grants.requestExtension(code, reason, requestedDate, due, received.at());
        terms.openUntilEvent(
                proposal, DeadlineKind.DL_13, StartEvent.at(received.at(), "richiesta di proroga"), received.owner());
        cases.receive(
                received,
                code,
                "Richiesta di proroga del rendiconto",
                "Nuova scadenza richiesta: " + ItalianText.day(requestedDate) + ". Motivo: " + request.reason());
        procedure.extensionRequested(code);
        return request;
    }

    /**
     * Presents the report (DL-12). A late report is accepted; the breach stays.
     *
     * @param form as {@link it.sportello.reporting.ReportForm} reads it
     * @throws Refusal with every error of the form
     */
    @Rule({"PSW-19-01", "PSW-19-07", "PSW-20-06"})
    public ExpenseReport submitReport(Received received, ReferenceCode code, JsonNode form) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(
                proposal, Set.of(CaseState.ACTIVITY_ENDED), "La presentazione del rendiconto", "PSW-19-01");
        ExpenseReport report = reports.submit(code, form, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_12, BreachCode.REV_REPORT_LATE, received.at(), received.owner());
        proposal.submitReport(proposals.by(received.owner()));
        cases.receive(
                received,
                code,
                "Rendiconto",
                "Spese presentate: " + report.lines().size() + ".");
        procedure.reportSubmitted(code);
        return report;
    }
}

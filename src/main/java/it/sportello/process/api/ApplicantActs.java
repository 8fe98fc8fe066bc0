package it.sportello.process.api;

import it.sportello.act.Acts;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.AidSurveys;
import it.sportello.funding.FundLedger;
import it.sportello.process.phase.LaterExclusions;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the applicant sends while its proposal is examined, and the withdrawal, also of who is beneficiary by then. */
@Service
@Transactional
@Rule({"PSW-12-12", "PSW-12-19"})
public class ApplicantActs {

    private static final Set<CaseState> BEFORE_CONCESSION = EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED);

    private final OwnCases cases;
    private final Proposals proposals;
    private final FundLedger ledger;
    private final AidSurveys surveys;
    private final Acts acts;
    private final Deadlines register;
    private final ActTerms actTerms;
    private final LaterExclusions exclusions;
    private final Procedure procedure;

    ApplicantActs(
            OwnCases cases,
            Proposals proposals,
            FundLedger ledger,
            AidSurveys surveys,
            Acts acts,
            Deadlines register,
            ActTerms actTerms,
            LaterExclusions exclusions,
            Procedure procedure) {
        this.cases = cases;
        this.proposals = proposals;
        this.ledger = ledger;
        this.surveys = surveys;
        this.acts = acts;
        this.register = register;
        this.actTerms = actTerms;
        this.exclusions = exclusions;
        this.procedure = procedure;
    }

    /** Communicates a change of what was declared on other aids (A03), until the concession; that of Action B may be later. */
    @Rule({"PSW-06-14", "PSW-08-10"})
    public void communicateChange(Received received, ReferenceCode code, String description, LocalDate changedOn) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!proposal.has(CaseFlag.B_AWAITING_FUNDS)) {
            OwnCases.requireState(
                    proposal, BEFORE_CONCESSION, "La comunicazione di variazioni all'allegato A03", "PSW-06-14");
        }
        OwnCases.requireText("description", description, "PSW-06-14", "Descrivere la variazione.");
        cases.requireNotFuture("changedOn", changedOn, "PSW-06-14");
        surveys.positionChanged(code, changedOn);
        cases.receive(
                received,
                code,
                "Variazione dei dati dell'allegato A03 del " + ItalianText.day(changedOn),
                description.strip() + " La verifica degli aiuti va ripetuta.");
    }

    /** Answers the reasons of refusal within the term: the phase is over (DL-28). Late observations are refused. */
    @Rule("PSW-12-19")
    public void observe(Received received, ReferenceCode code, String text) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!proposal.has(CaseFlag.PRE_REJECTION_NOTICE)) {
            throw Refusal.notAllowed(
                    "NO_PRE_REJECTION_NOTICE", "PSW-12-19", "Non sono stati comunicati motivi ostativi.");
        }
        OwnCases.requireText("text", text, "PSW-12-19", "Il testo delle osservazioni è vuoto.");
        boolean open = actTerms.observed(proposal, received);
        cases.receive(received, code, "Osservazioni sui motivi ostativi", text.strip());
        if (open) {
            procedure.observationsClosed(code);
        }
    }

    /** The integration is complete: the phase is over (DL-29). A late one is refused. */
    @Rule("PSW-12-19")
    public void integrate(Received received, ReferenceCode code, String text) {
        Proposal proposal = cases.lock(received.owner(), code);
        actTerms.requireIntegration(proposal);
        OwnCases.requireText("text", text, "PSW-12-19", "Indicare che cosa è stato integrato.");
        boolean open = actTerms.integrated(proposal, received);
        cases.receive(received, code, "Integrazione documentale", text.strip());
        if (open) {
            procedure.integrationClosed(code);
        }
    }

    /**
     * Gives up. Before the concession nothing is asked for any more; after it, what was paid is recovered and what was
     * committed released by the settlement that follows.
     */
    @Rule({"PSW-12-12", "PSW-08-12", "PSW-18-08"})
    public void withdraw(Received received, ReferenceCode code, String reason) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireText("reason", reason, "PSW-12-12", "Indicare il motivo della rinuncia.");
        if (exclusions.isSettled(proposal)) {
            throw Refusal.notAllowed(
                    "EXCLUSION_PROPOSED",
                    "PSW-12-11",
                    "È stata accertata una causa di esclusione: la pratica attende l'atto che la dispone.");
        }
        boolean conceded = proposal.hadConcession();
        proposal.withdraw(proposals.by(received.owner()).because(reason.strip()));
        if (!conceded) {
            ledger.leave(
                    code,
                    received.recorded(
                            "rinuncia comunicata il " + ItalianText.day(LegalTime.dateOf(received.at())) + "."));
        }
        acts.leave(code, "rinuncia");
        register.waiveAll(code, received.owner(), "rinuncia");
        cases.receive(received, code, "Rinuncia", reason.strip());
        procedure.withdrawn(code);
    }
}

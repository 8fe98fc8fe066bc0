package it.sportello.web.desk;

import it.sportello.process.api.FormalExaminations;
import it.sportello.proposal.Proposal;
import it.sportello.shared.ReferenceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What speaks against a proposal: found by the formal check, or named by a negative outcome. */
@Service
@Transactional(readOnly = true)
class GroundFacts {

    private final FormalExaminations examinations;

    GroundFacts(FormalExaminations examinations) {
        this.examinations = examinations;
    }

    Section formalCheck(ReferenceCode code) {
        var proposal = examinations.proposal(code);
        Section.Builder section = Section.titled("Verifica di ammissibilità formale");
        section.fact(
                "Esito proposto",
                switch (proposal.result()) {
                    case ADMITTED_TO_EVALUATION -> "ammissione alla valutazione tecnica";
                    case EXCLUDED -> proposal.integrable().isEmpty() ? "esclusione" : "richiesta di integrazione";
                    case NOT_PRESENTED -> "domanda non presentata";
                });
        section.fact(
                "Documenti obbligatori da esaminare",
                String.valueOf(proposal.unexamined().size()));
        proposal.grounds().forEach(ground -> section.say(Italian.withRule(ground), "bad"));
        proposal.warnings().forEach(warning -> section.say("Avviso: " + Italian.withRule(warning), "warn"));
        if (proposal.grounds().isEmpty()) {
            section.say("Nessuna causa di esclusione rilevata.", "good");
        }
        return section.build();
    }

    Section negativeGrounds(Proposal proposal) {
        Section.Builder section = Section.titled("Motivi ostativi");
        proposal.proposedOutcome().ifPresent(outcome -> section.fact("Esito proposto", outcome.label()));
        proposal.negativeGrounds().forEach(ground -> section.say(Italian.withRule(ground), "bad"));
        if (proposal.negativeGrounds().isEmpty()) {
            section.say("Nessun motivo ostativo registrato.");
        }
        return section.build();
    }
}

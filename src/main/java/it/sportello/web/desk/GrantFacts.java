package it.sportello.web.desk;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was granted, and what the beneficiary asks to change. */
@Service
@Transactional(readOnly = true)
class GrantFacts {

    private final Grants grants;
    private final Deadlines deadlines;
    private final Italian italian;

    GrantFacts(Grants grants, Deadlines deadlines, Italian italian) {
        this.grants = grants;
        this.deadlines = deadlines;
        this.italian = italian;
    }

    Section concession(ReferenceCode code) {
        Section.Builder section = Section.titled("Concessione");
        Optional<GrantFile> found = grants.find(code);
        if (found.isEmpty()) {
            return section.say("Nessuna concessione.").build();
        }
        GrantFile file = found.get();
        section.fact("Atto", "n. " + file.actNumber() + " del " + italian.day(file.adoptedOn()))
                .fact("Pubblicazione sul BUR", italian.day(file.burDate().orElse(null)))
                .fact("Avvio", italian.day(file.startDate().orElse(null)))
                .fact("Termine dell'attività", italian.day(file.activityEnd().orElse(null)))
                .fact("CUP", file.cup().orElse("da acquisire"))
                .fact("Codice progetto", file.projectCode().orElse("—"))
                .fact("Erogazione", file.paymentOption().label())
                .fact("Conto dedicato", file.account().map(Italian::account).orElse("non comunicato"));
        return section.build();
    }

    @Rule({"PSW-09-03", "PSW-16-07", "PSW-19-02"})
    Section requests(ReferenceCode code) {
        Section.Builder section = Section.titled("Richieste del beneficiario");
        Optional<GrantFile> file = grants.find(code);
        file.flatMap(GrantFile::pendingVariation).ifPresent(variation -> {
            section.fact("Richiesta", "variazione")
                    .fact("Ricevuta", italian.instant(variation.requestedAt()))
                    .fact("Nuovo termine richiesto", italian.day(variation.requestedEnd()))
                    .wide("Motivo", variation.reason())
                    .wide("Modifiche", variation.changes());
            deadlines
                    .dueDate(code, DeadlineKind.DL_09)
                    .flatMap(due -> grants.proposedOutcome(variation, due))
                    .ifPresent(refused -> section.say(
                            "Esito proposto: respinta. Il termine di nove mesi non è prorogabile [PSW-09-03]", "bad"));
        });
        file.flatMap(GrantFile::pendingExtension)
                .ifPresent(extension -> section.fact("Richiesta", "proroga del rendiconto")
                        .fact("Ricevuta", italian.instant(extension.requestedAt()))
                        .fact("Termine attuale", italian.day(extension.oldDate()))
                        .fact("Termine richiesto", italian.day(extension.requestedDate()))
                        .wide("Motivo", extension.reason()));
        Section built = section.build();
        return built.facts().isEmpty()
                ? section.say("Nessuna richiesta in esame.").build()
                : built;
    }
}

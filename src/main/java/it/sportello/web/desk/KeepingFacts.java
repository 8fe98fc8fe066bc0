package it.sportello.web.desk;

import it.sportello.process.api.Archive;
import it.sportello.process.api.KeptUntil;
import it.sportello.registry.RightsRequestType;
import it.sportello.registry.RightsRequests;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long documents and personal data are kept, and what the persons concerned ask about them. */
@Service
@Transactional(readOnly = true)
class KeepingFacts {

    private final Archive archive;
    private final RightsRequests rights;
    private final Italian italian;

    KeepingFacts(Archive archive, RightsRequests rights, Italian italian) {
        this.archive = archive;
        this.rights = rights;
        this.italian = italian;
    }

    /** Until when documents and personal data are kept; nothing is ever deleted by the program. */
    @Rule({"PSW-23-04", "PSW-25-05"})
    Section retention(ReferenceCode code) {
        Section.Builder section = Section.titled("Conservazione");
        KeptUntil kept = archive.keptUntil(code);
        section.fact("Documenti fino al", italian.day(kept.documents().until()))
                .fact(
                        "Dati personali fino al",
                        kept.personalData()
                                .map(italian::day)
                                .orElse("dopo la chiusura del Programma, non ancora avvenuta"));
        kept.documents().explanation().steps().forEach(section::say);
        return section.build();
    }

    @Rule("PSW-25-06")
    Section rightsRequest(ReferenceCode code) {
        Section.Builder section = Section.titled("Richiesta dell'interessato");
        rights.open(code).stream().findFirst().ifPresent(request -> {
            section.fact("Richiesta", request.type().label())
                    .fact("Ricevuta", italian.instant(request.receivedAt()))
                    .fact("Da", request.person())
                    .wide("Testo", request.text());
            if (request.type() == RightsRequestType.CONSENT_WITHDRAWAL) {
                section.say(
                        "La revoca del consenso non tocca i trattamenti già compiuti e non comporta da sola la revoca"
                                + " del contributo: il responsabile valuta gli effetti sui pagamenti.",
                        "warn");
            }
        });
        return section.build();
    }
}

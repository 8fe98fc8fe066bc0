package it.sportello.web.desk;

import it.sportello.funding.AidRegistrations;
import it.sportello.funding.AidSurvey;
import it.sportello.funding.AidSurveys;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The aid of a case beside those already granted: declared, surveyed, registered. */
@Service
@Transactional(readOnly = true)
class AidFacts {

    /** The regulation on services of general economic interest. */
    private static final String SGEI = "360/2012";

    private final Proposals proposals;
    private final AidSurveys surveys;
    private final AidRegistrations registrations;
    private final Italian italian;

    AidFacts(Proposals proposals, AidSurveys surveys, AidRegistrations registrations, Italian italian) {
        this.proposals = proposals;
        this.surveys = surveys;
        this.registrations = registrations;
        this.italian = italian;
    }

    /** What was declared in annex A03. */
    Section declared(Proposal proposal) {
        ProposalForm form = proposals.form(proposal.code());
        Parties parties = new Parties(form);
        Section.Builder section = Section.titled("Aiuti (de minimis)")
                .fact("Richiesto per l'Azione A", italian.euro(proposal.grantableA()))
                .fact("Richiesto per l'Azione B", italian.euro(proposal.grantableB()))
                .fact(
                        "Totale degli aiuti dichiarati",
                        italian.euro(Euro.sum(form.aids().stream()
                                .map(ProposalForm.DeclaredAid::amount)
                                .toList())))
                .fact(
                        "Trasporto di merci su strada per conto terzi",
                        italian.yes(form.declarations().roadFreight()))
                .fact(
                        "Inizio dell'esercizio finanziario",
                        "%02d/%02d"
                                .formatted(
                                        form.applicant().fiscalYearStart().getDayOfMonth(),
                                        form.applicant().fiscalYearStart().getMonthValue()))
                .wide(
                        "Imprese collegate (impresa unica)",
                        form.linkedEnterprises().isEmpty()
                                ? "nessuna"
                                : form.linkedEnterprises().stream()
                                        .map(linked -> linked.name() + " (C.F. " + linked.taxCode() + ", "
                                                + relation(linked.relation())
                                                + (linked.direct() ? ", diretta)" : ", indiretta)"))
                                        .collect(Collectors.joining(", ")));
        otherAids(form, section);
        if (!form.aids().isEmpty()) {
            section.head("Impresa", "Data di concessione", "Regolamento", "Concedente", "Importo €");
            form.aids()
                    .forEach(aid -> section.row(
                            parties.name(aid.taxCode()),
                            italian.day(aid.grantDate()),
                            aid.regulation(),
                            aid.grantor(),
                            italian.euro(aid.amount())));
        }
        return section.build();
    }

    /** What the officer has to weigh: it is declared, and the test on the ceiling does not decide it. */
    @Rule({"PSW-06-11", "PSW-06-13"})
    private void otherAids(ProposalForm form, Section.Builder section) {
        form.otherAids()
                .forEach(aid -> section.say(
                        "Avviso: altro aiuto di Stato sugli stessi costi, " + aid.legalBasis() + ", "
                                + italian.euro(aid.amount()) + " euro"
                                + (aid.maxIntensity() == null
                                        ? ""
                                        : ", intensità massima " + italian.number(aid.maxIntensity()) + " %")
                                + ": decidere sul cumulo (PSW-06-13)",
                        "warn"));
        form.aids().stream()
                .filter(aid -> aid.regulation().contains(SGEI))
                .forEach(aid -> section.say(
                        "Avviso: aiuto del Reg. (UE) 360/2012 per " + italian.euro(aid.amount())
                                + " euro: verificare il massimale di quel Regolamento (PSW-06-11)",
                        "warn"));
    }

    @Rule("PSW-06-06")
    private static String relation(ProposalForm.LinkedEnterprise.Relation relation) {
        return switch (relation) {
            case VOTING_MAJORITY -> "maggioranza dei voti";
            case APPOINT_MAJORITY -> "nomina della maggioranza degli organi";
            case DOMINANT_INFLUENCE_CONTRACT -> "influenza dominante";
            case VOTING_AGREEMENT -> "accordo di voto";
        };
    }

    /** What the national register said each time it was asked. */
    @Rule("PSW-06-15")
    Section surveys(ReferenceCode code) {
        Section.Builder section = Section.titled("Visure RNA");
        List<AidSurvey> all = surveys.all(code);
        if (all.isEmpty()) {
            return section.say("Nessuna visura registrata.").build();
        }
        section.head("Data", "Numero", "Esito", "Aiuti nel periodo €", "Massimale €");
        all.forEach(survey -> section.row(
                italian.day(survey.date()),
                survey.number(),
                switch (survey.outcome()) {
                    case "OK" -> "finanziabile";
                    case "NOT_FINANCEABLE_DE_MINIMIS" -> "supera il massimale de minimis";
                    default -> "settore escluso";
                },
                italian.euro(survey.aidsTotal()),
                italian.euro(survey.ceiling())));
        return section.build();
    }

    /** Under which codes the aid is in the national register, and each change of it. */
    @Rule("PSW-06-15")
    Section registered(ReferenceCode code) {
        Section.Builder section = Section.titled("Registrazione nell'RNA");
        registrations
                .of(code)
                .ifPresentOrElse(
                        cor -> section.fact("COR", cor), () -> section.say("L'aiuto non è ancora registrato."));
        registrations.changesOf(code).forEach(covar -> section.fact("Variazione (COVAR)", covar));
        return section.build();
    }
}

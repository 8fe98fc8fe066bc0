package it.sportello.web.desk;

import it.sportello.process.api.FormalExaminations;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The project as its applicant wrote it, and whom it is for. */
@Service
@Transactional(readOnly = true)
class ProjectFacts {

    private final Proposals proposals;
    private final FormalExaminations examinations;
    private final Italian italian;

    ProjectFacts(Proposals proposals, FormalExaminations examinations, Italian italian) {
        this.proposals = proposals;
        this.examinations = examinations;
        this.italian = italian;
    }

    Section project(ReferenceCode code) {
        ProposalForm form = proposals.form(code);
        Section.Builder section = Section.titled("Progetto")
                .wide("Titolo", form.title())
                .wide("Descrizione", form.description())
                .wide("Pari opportunità", form.equalOpportunities())
                .fact("Dimensione dell'impresa", form.applicant().size().label())
                .fact("Svolgimento previsto", italian.day(form.plannedStart()) + " – " + italian.day(form.plannedEnd()))
                .fact("Azioni formative", String.valueOf(form.trainingActions().size()))
                .fact(
                        "Dipendenti nel progetto pilota",
                        form.pilot() == null
                                ? "progetto pilota assente"
                                : String.valueOf(form.pilot().people().size()));
        examinations.proposal(code).warnings().stream()
                .filter(warning -> warning.rule().value().equals("PSW-12-15"))
                .forEach(warning -> section.say("Avviso: " + Italian.withRule(warning), "warn"));
        return section.build();
    }

    /** Numbers only: the Commission does not see who is frail (PSW-14-07). */
    Section recipients(ReferenceCode code) {
        ProposalForm form = proposals.form(code);
        Section.Builder section = Section.titled("Destinatari");
        Map<ProposalForm.Gender, Long> genders = count(form, ProposalForm.Employee::gender);
        section.fact("Destinatari", String.valueOf(form.employees().size()))
                .fact("Donne", String.valueOf(genders.getOrDefault(ProposalForm.Gender.FEMALE, 0L)))
                .fact("Uomini", String.valueOf(genders.getOrDefault(ProposalForm.Gender.MALE, 0L)));
        if (genders.containsKey(ProposalForm.Gender.OTHER)) {
            section.fact("Altro genere", String.valueOf(genders.get(ProposalForm.Gender.OTHER)));
        }
        Map<ProposalForm.Frailty, Long> frailties = form.employees().stream()
                .flatMap(employee -> Optional.ofNullable(employee.frailty()).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        section.fact(
                "In condizione di fragilità",
                String.valueOf(
                        frailties.values().stream().mapToLong(Long::longValue).sum()));
        frailties.forEach((frailty, persons) -> section.fact("– " + frailty.label(), String.valueOf(persons)));
        section.fact(
                "A tempo parziale",
                String.valueOf(form.employees().stream()
                        .filter(ProposalForm.Employee::partTime)
                        .count()));
        return section.build();
    }

    private static <K extends Enum<K>> Map<K, Long> count(ProposalForm form, Function<ProposalForm.Employee, K> by) {
        return form.employees().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}

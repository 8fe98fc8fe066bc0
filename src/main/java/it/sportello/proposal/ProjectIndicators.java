package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.plan.CompanySize;
import it.sportello.plan.ContractType;
import it.sportello.proposal.ProposalForm.Employee;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What monitoring counts of funded projects: enterprises by size, and participants (employees in training or in the
 * pilot, each once) by gender, age, employment and frailty. Numbers only, never persons (PSW-14-07). The set that the
 * programme wants is not in the notice; the classes of age are data of it.
 */
@Rule({"PSW-22-05", "PSW-04-04"})
public final class ProjectIndicators {

    private final Notice.Monitoring settings;

    public ProjectIndicators(Notice.Monitoring settings) {
        this.settings = settings;
    }

    /** A form, with the day on which the ages of its participants are counted. */
    public record Project(ProposalForm form, LocalDate day) {}

    /** The counts by their Italian name, always the same names in the same order. */
    public Map<String, Long> of(Collection<Project> projects) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("Imprese finanziate", (long) projects.size());
        for (CompanySize size : CompanySize.values()) {
            counts.put(
                    "Imprese: " + size.label(),
                    projects.stream()
                            .filter(project -> project.form().applicant().size() == size)
                            .count());
        }
        List<Participant> participants =
                projects.stream().flatMap(ProjectIndicators::participants).toList();
        counts.put("Partecipanti", (long) participants.size());
        for (ProposalForm.Gender gender : ProposalForm.Gender.values()) {
            count(
                    counts,
                    "Partecipanti: " + gender.label(),
                    participants,
                    p -> p.employee().gender() == gender);
        }
        ages(counts, participants);
        for (ContractType type : ContractType.values()) {
            if (type.isEligible()) {
                count(
                        counts,
                        "Partecipanti: " + type.label(),
                        participants,
                        p -> p.employee().contractType() == type);
            }
        }
        for (ProposalForm.Frailty frailty : ProposalForm.Frailty.values()) {
            count(
                    counts,
                    "Partecipanti: " + frailty.label(),
                    participants,
                    p -> p.employee().frailty() == frailty);
        }
        return counts;
    }

    private void ages(Map<String, Long> counts, List<Participant> participants) {
        int from = 0;
        for (int limit : settings.ageLimits()) {
            int least = from;
            count(
                    counts,
                    least == 0
                            ? "Partecipanti: meno di " + limit + " anni"
                            : "Partecipanti: da " + least + " a " + (limit - 1) + " anni",
                    participants,
                    p -> p.age() >= least && p.age() < limit);
            from = limit;
        }
        int oldest = from;
        count(counts, "Partecipanti: da " + oldest + " anni", participants, p -> p.age() >= oldest);
    }

    private static void count(
            Map<String, Long> counts, String name, List<Participant> participants, Predicate<Participant> which) {
        counts.put(name, participants.stream().filter(which).count());
    }

    private record Participant(Employee employee, LocalDate day) {

        /** In whole years; -1 where the tax code tells no date. */
        int age() {
            return TaxCodes.birthDate(employee.taxCode(), day)
                    .map(born -> Period.between(born, day).getYears())
                    .orElse(-1);
        }
    }

    private static Stream<Participant> participants(Project project) {
        ProposalForm form = project.form();
        ProposalForm.Pilot pilot = form.pilot();
        Set<String> involved = Stream.concat(
                        form.trainingActions().stream()
                                .flatMap(action -> action.participants().stream())
                                .map(participant -> participant.taxCode()),
                        pilot == null ? Stream.empty() : pilot.people().stream())
                .collect(Collectors.toSet());
        return form.employees().stream()
                .filter(employee -> involved.contains(employee.taxCode()))
                .map(employee -> new Participant(employee, project.day()));
    }
}

package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan with what its rules read beside it.
 *
 * @param people the name list of the applicant, by tax code
 */
record PlanFacts(
        Plan plan,
        LocalDate day,
        Notice notice,
        Tables tables,
        Headcount headcount,
        FinancialPlan costs,
        Map<String, Employee> people) {

    static PlanFacts of(
            Plan plan, LocalDate day, Notice notice, Tables tables, Headcount headcount, FinancialPlan costs) {
        return new PlanFacts(
                plan,
                day,
                notice,
                tables,
                headcount,
                costs,
                plan.employees().stream()
                        .collect(Collectors.toMap(Employee::taxCode, Function.identity(), (first, again) -> first)));
    }

    /** The person of the name list with that tax code. */
    Optional<Employee> employee(String taxCode) {
        return Optional.ofNullable(people.get(Employee.person(taxCode)));
    }

    Optional<TrainingHours> trainingHours() {
        return tables.maxTrainingHours(notice.ruleSet(), headcount.lazio())
                .map(max -> new TrainingHours(plan.trainingHours(), max));
    }

    Optional<Integer> pilotMinimum() {
        return tables.pilotMinimum(notice.ruleSet(), headcount.lazio());
    }

    /** Persons of the pilot that count: eligible recipients in Lazio units, each once (PSW-03-22). */
    int pilotPeople() {
        Plan.Pilot pilot = plan.pilot();
        return pilot == null
                ? 0
                : (int) pilot.people().stream()
                        .distinct()
                        .filter(p ->
                                employee(p).filter(e -> e.countsInLazioOn(day)).isPresent())
                        .count();
    }

    /** Hours of all tutors together (PSW-17-05). */
    BigDecimal tutoringHours() {
        return plan.staff().stream()
                .filter(line -> line.function() == FunctionCode.TUTORING)
                .map(Plan.StaffLine::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A plan with what its rules read beside it. */
record PlanFacts(Plan plan, LocalDate day, Notice notice, Tables tables, Headcount headcount, FinancialPlan costs) {

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
                        .filter(p -> plan.employee(p)
                                .filter(e -> e.countsInLazioOn(day))
                                .isPresent())
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

package it.sportello.plan;

import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The number of employees that every table is read with: persons, not full-time equivalents, each counted once.
 *
 * @param lazio persons with an eligible contract in Lazio units
 * @param total persons with an eligible contract anywhere
 */
@Rule({"PSW-04-05", "PSW-08-04", "PSW-03-15"})
public record Headcount(int lazio, int total, Explanation explanation) {

    /** What the count reads, to be stored beside its explanation. */
    public record Facts(List<Employee> employees, LocalDate day) {
        public Facts {
            employees = List.copyOf(employees);
        }

        public Headcount count() {
            return of(employees, day);
        }
    }

    /** @param day the date of presentation: later changes do not change the count (PSW-08-04) */
    public static Headcount of(Collection<Employee> employees, LocalDate day) {
        int lazio = persons(employees, e -> e.countsInLazioOn(day));
        int total = persons(employees, e -> e.countsOn(day));
        return new Headcount(
                lazio,
                total,
                Explanation.of("headcount", "PSW-04-02", "PSW-04-03", "PSW-04-05", "PSW-08-04")
                        .input("date", day)
                        .input("listed", employees.size())
                        .step("Persone con contratto ammesso, in forza alla data " + ItalianText.day(day) + ": " + total
                                + " (il tempo parziale vale una persona, ogni persona una volta).")
                        .step("Di esse assegnate a sedi o unità produttive nel Lazio: " + lazio + ".")
                        .result(lazio));
    }

    /** The applicant declares a total beside its list: where only that differs, the officer is told too. */
    @Rule("PSW-03-21")
    public Optional<Reason> differsFromDeclared(int declaredTotal) {
        return lazio != total || lazio == declaredTotal
                ? Optional.empty()
                : Optional.of(Reason.on(
                        "applicant.totalEmployees",
                        "HEADCOUNTS_DIFFER",
                        "PSW-03-21",
                        "Dipendenti nel Lazio " + lazio + ", in totale dichiarati " + declaredTotal
                                + ": le tabelle sono lette sui dipendenti nel Lazio."));
    }

    private static int persons(Collection<Employee> employees, Predicate<Employee> counted) {
        return (int) employees.stream()
                .filter(counted)
                .map(Employee::taxCode)
                .distinct()
                .count();
    }
}

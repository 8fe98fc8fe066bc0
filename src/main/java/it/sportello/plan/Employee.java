package it.sportello.plan;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person of the name list of the applicant.
 *
 * @param taxCode the person; compared without regard to case and outer blanks
 * @param unitInLazio assigned to an operating site or production unit in Lazio
 * @param hiredOn first day of work, or null when not stated (employed)
 * @param endsOn last day of work, included, or null when open
 */
@Rule({"PSW-04-01", "PSW-04-05"})
public record Employee(
        String taxCode,
        ContractType contractType,
        boolean unitInLazio,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate endsOn) {

    public Employee {
        taxCode = person(taxCode);
    }

    public Employee(String taxCode, ContractType contractType, boolean unitInLazio) {
        this(taxCode, contractType, unitInLazio, null, null);
    }

    /** True when the person works for the applicant on that day. */
    public boolean isEmployedOn(LocalDate day) {
        return (hiredOn == null || !hiredOn.isAfter(day)) && (endsOn == null || !endsOn.isBefore(day));
    }

    /** True when the person counts for every table on that day: eligible contract, Lazio unit, employed (PSW-04-05). */
    public boolean countsInLazioOn(LocalDate day) {
        return unitInLazio && countsOn(day);
    }

    boolean countsOn(LocalDate day) {
        return contractType.isEligible() && isEmployedOn(day);
    }

    static String person(String taxCode) {
        return taxCode.strip().toUpperCase(Locale.ROOT);
    }
}

package it.sportello.web.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.notice.Notice;
import it.sportello.reporting.ReportedCase;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expense report with the facts of the case it belongs to.
 *
 * @param report the form of the report, as the beneficiary sends it
 * @param paid what was paid already, such as the advance; nothing where it is not given
 */
@Rule("PSW-19-28")
record ReportToSimulate(@Nullable Facts reported, @Nullable Euro paid, @Nullable JsonNode report) {

    /**
     * The facts of the case. What is not given: the application was presented on the day of the start, the activity may
     * last as long as the notice allows, the report is presented today, nothing is granted for Action B, the flat rate is
     * limited by the grant alone.
     *
     * @param beneficiary the id by which the lines name the enterprise that bears them
     * @param partners the ids of the partners of the association
     */
    @Rule({"PSW-19-14", "PSW-19-25", "PSW-08-11"})
    record Facts(
            @Nullable LocalDate submissionDate,
            @Nullable LocalDate activityStart,
            @Nullable LocalDate declaredEnd,
            @Nullable LocalDate latestEnd,
            @Nullable LocalDate reportDate,
            @Nullable LocalDate cupCommunicatedOn,
            @Nullable Integer lazioEmployees,
            @Nullable Euro flatApproved,
            @Nullable Euro grantA,
            @Nullable Euro grantB,
            @Nullable String beneficiary,
            @Nullable List<String> partners) {}

    Euro alreadyPaid() {
        return or(paid, Euro.ZERO);
    }

    /** @throws Refusal invalid, with every fact that is missing */
    ReportedCase reportedCase(Notice notice, LocalDate today) {
        List<Reason> missing = new ArrayList<>();
        require("report", report, missing);
        require("reported", reported, missing);
        if (reported != null) {
            require("reported.activityStart", reported.activityStart(), missing);
            require("reported.lazioEmployees", reported.lazioEmployees(), missing);
            require("reported.grantA", reported.grantA(), missing);
            require("reported.beneficiary", reported.beneficiary(), missing);
            notNegative("reported.grantA", reported.grantA(), missing);
            notNegative("reported.grantB", reported.grantB(), missing);
            notNegative("reported.flatApproved", reported.flatApproved(), missing);
            check(reported, notice, missing);
        }
        notNegative("paid", paid, missing);
        if (!missing.isEmpty()
                || reported == null
                || reported.activityStart() == null
                || reported.lazioEmployees() == null
                || reported.grantA() == null
                || reported.beneficiary() == null) {
            throw Refusal.invalid(missing);
        }
        List<ReportedCase.Member> members = new ArrayList<>();
        members.add(new ReportedCase.Member(reported.beneficiary(), reported.beneficiary(), true));
        or(reported.partners(), List.<String>of())
                .forEach(partner -> members.add(new ReportedCase.Member(partner, partner, false)));
        return new ReportedCase(
                or(reported.submissionDate(), reported.activityStart()),
                reported.activityStart(),
                reported.declaredEnd(),
                reported.latestEnd() == null ? latestEnd(reported.activityStart(), notice) : reported.latestEnd(),
                or(reported.reportDate(), today),
                reported.cupCommunicatedOn(),
                reported.lazioEmployees(),
                or(reported.flatApproved(), reported.grantA()),
                reported.grantA(),
                or(reported.grantB(), Euro.ZERO),
                members,
                List.of(),
                null);
    }

    /** What could not be said of any case. */
    @Rule({"PSW-05-04", "PSW-19-14", "PSW-00-09"})
    private static void check(Facts reported, Notice notice, List<Reason> wrong) {
        Integer employees = reported.lazioEmployees();
        int least = notice.call().minEmployees();
        if (employees != null && employees < least) {
            wrong.add(invalid(
                    "reported.lazioEmployees", "PSW-05-04", "I dipendenti nel Lazio sono almeno " + least + "."));
        }
        notBeforeTheStart("reported.declaredEnd", reported.declaredEnd(), reported, wrong);
        notBeforeTheStart("reported.latestEnd", reported.latestEnd(), reported, wrong);
        notBeforeTheStart("reported.reportDate", reported.reportDate(), reported, wrong);
        String beneficiary = reported.beneficiary();
        if (beneficiary != null && beneficiary.isBlank()) {
            wrong.add(invalid("reported.beneficiary", "PSW-00-09", "Campo obbligatorio."));
        }
    }

    private static void notBeforeTheStart(String field, @Nullable LocalDate day, Facts reported, List<Reason> wrong) {
        LocalDate start = reported.activityStart();
        if (day != null && start != null && day.isBefore(start)) {
            wrong.add(invalid(field, "PSW-19-14", "La data precede l'avvio delle attività."));
        }
    }

    private static Reason invalid(String field, String rule, String text) {
        return Reason.on(field, "INVALID_FIELD", rule, text);
    }

    @Rule("PSW-09-01")
    private static LocalDate latestEnd(LocalDate start, Notice notice) {
        LocalDate due = new LegalClock(new PublicHolidays())
                .compute(
                        DeadlineKind.DL_09,
                        StartEvent.on(start, "avvio delle attività"),
                        Term.months(notice.terms().activityMonths()),
                        new CalendarRules(
                                notice.calendar().saturdayIsHoliday(),
                                notice.calendar().extraHolidays(),
                                List.of()))
                .due();
        if (due == null) {
            throw new IllegalStateException("a term without suspensions has a date");
        }
        return due;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private static void require(String field, @Nullable Object value, List<Reason> missing) {
        if (value == null) {
            missing.add(invalid(field, "PSW-19-28", "Campo obbligatorio."));
        }
    }

    private static void notNegative(String field, @Nullable Euro amount, List<Reason> missing) {
        if (amount != null && amount.isNegative()) {
            missing.add(invalid(field, "PSW-00-01", "L'importo non può essere negativo."));
        }
    }
}

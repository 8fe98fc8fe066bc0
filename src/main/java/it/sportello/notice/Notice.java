package it.sportello.notice;

import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Term;
import it.sportello.shared.Euro;
import it.sportello.shared.Percentage;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a call: every figure the rules need, as printed in the notice. No figure of a notice stands in code.
 *
 * @param id the call, such as {@code psw-2020}
 * @param version the rule-set version; a case keeps the one under which it was decided (PSW-00-10, PSW-14-08)
 * @param effectiveFrom the instant from which this version is in force
 * @param guidance what is told to who fills in the form (PSW-17-18, PSW-02-02, PSW-02-04)
 */
@Rule({"PSW-00-10", "PSW-14-08", "PSW-01-01", "PSW-27-01"})
public record Notice(
        String id,
        int version,
        Instant effectiveFrom,
        String codePrefix,
        String title,
        String subtitle,
        Programme programme,
        Law law,
        List<String> guidance,
        Call call,
        Terms terms,
        Map<String, List<Integer>> reminders,
        Rates rates,
        Training training,
        DeMinimis deMinimis,
        Evaluation evaluation,
        List<DocumentRequirement> documents,
        Switches switches,
        CalendarSettings calendar,
        Monitoring monitoring,
        Publicity publicity,
        Offices offices,
        Delegated delegated) {

    /** The rule-set version as stored with every outcome: {@code psw-2020/1}. */
    public String ruleSet() {
        return id + "/" + version;
    }

    /**
     * The term that the notice itself gives a deadline: a length, or a day that it fixes; empty where an act, a
     * document or an event gives it.
     *
     * @param fiscalYearStart first day of the undertaking's fiscal years
     */
    @Rule({"PSW-06-05", "PSW-28-01"})
    public Optional<Term> term(DeadlineKind kind, MonthDay fiscalYearStart) {
        return switch (kind) {
            case DL_03 -> Optional.of(Term.onDate(offices.assistanceFrom()));
            case DL_21 -> Optional.of(Term.fiscalYears(deMinimis.fiscalYears(), fiscalYearStart));
            default -> terms.of(kind, fiscalYearStart);
        };
    }

    /** Reference data printed in acts (PSW-01-01). */
    @Rule("PSW-01-01")
    public record Programme(String name, String cci, String axis, String priority, String objective, String action) {}

    /**
     * The law of the call, in the words that acts print.
     *
     * @param precedence the sources, the one that prevails first; none of them sets aside a statute or EU law
     * @param references the acts cited by the notice
     * @param stateAid under which regulation the contribution is conceded
     * @param aims what the call is for, shown to the Commission
     */
    @Rule({"PSW-01-02", "PSW-01-04", "PSW-02-06", "PSW-06-01"})
    public record Law(List<String> precedence, List<String> references, String stateAid, List<String> aims) {}

    /**
     * The window and the money of the call.
     *
     * @param opensAt first instant of transmission, included (PSW-11-01)
     * @param minEmployees fewest Lazio employees (PSW-05-03)
     */
    @Rule({"PSW-11-01", "PSW-08-01", "PSW-08-02", "PSW-12-09", "PSW-12-10"})
    public record Call(
            Instant opensAt,
            Euro envelopeA,
            Euro envelopeB,
            int enterpriseMaxProposals,
            int partnerMaxProposals,
            List<String> provinces,
            int minEmployees) {}

    /**
     * Lengths of terms, in the unit of the name.
     *
     * @param civilCodeYears how long books are kept after their last entry, art. 2220 Civil Code (PSW-23-04)
     */
    public record Terms(
            int approvalDays,
            int startDays,
            int atiFormalisationDays,
            int reportDays,
            int activityMonths,
            int pilotMonths,
            int noticeDays,
            int observationsDays,
            int integrationDays,
            int accountCommunicationDays,
            int retentionFiscalYears,
            int civilCodeYears) {

        /**
         * The length of a deadline, where it is one of these.
         *
         * @param fiscalYearStart first day of the undertaking's fiscal years
         */
        private Optional<Term> of(DeadlineKind kind, MonthDay fiscalYearStart) {
            return switch (kind) {
                case DL_04 -> Optional.of(Term.days(approvalDays));
                case DL_06 -> Optional.of(Term.days(atiFormalisationDays));
                case DL_07 -> Optional.of(Term.days(startDays));
                case DL_08 -> Optional.of(Term.days(accountCommunicationDays));
                case DL_09 -> Optional.of(Term.months(activityMonths));
                case DL_10 -> Optional.of(Term.months(pilotMonths));
                case DL_12 -> Optional.of(Term.days(reportDays));
                case DL_18 -> Optional.of(Term.days(noticeDays));
                case DL_22 -> Optional.of(Term.fiscalYears(retentionFiscalYears, fiscalYearStart));
                case DL_28 -> Optional.of(Term.days(observationsDays));
                case DL_29 -> Optional.of(Term.days(integrationDays));
                default -> Optional.empty();
            };
        }
    }

    @Rule({"PSW-17-01", "PSW-17-03", "PSW-18-02"})
    public record Rates(Percentage flatRate, Percentage coordinationCap, Percentage advance) {}

    @Rule({"PSW-03-09", "PSW-03-10", "PSW-03-11", "PSW-03-12"})
    public record Training(
            int maxParticipants, BigDecimal minHours, Percentage fullAttendance, Percentage attendanceWithOpinion) {}

    /** @param sgeiCeiling ceiling of Reg. 360/2012, not in the notice: null until supplied (PSW-06-11) */
    @Rule({"PSW-06-03", "PSW-06-04", "PSW-06-05", "PSW-06-11"})
    public record DeMinimis(Euro ceiling, Euro roadFreightCeiling, @Nullable Euro sgeiCeiling, int fiscalYears) {}

    @Rule({"PSW-13-05", "PSW-13-09"})
    public record Evaluation(
            BigDecimal threshold,
            BigDecimal maxTotal,
            List<SubCriterion> criteria,
            Map<String, String> criterionLabels) {}

    /**
     * @param code {@code a1} … {@code e1}
     * @param criterion the letter of the criterion; the minimum is always 0
     */
    public record SubCriterion(String code, String criterion, BigDecimal max, String label) {}

    /**
     * A document of table DOCUMENTS (PSW-12-13).
     *
     * @param stamped true where the notice asks for a stamp beside the signature (PSW-15-02)
     */
    @Rule({"PSW-12-13", "PSW-15-02"})
    public record DocumentRequirement(
            String code, String label, When when, boolean mandatory, @Nullable Boolean stamped) {

        public boolean isStamped() {
            return Boolean.TRUE.equals(stamped);
        }

        /** For whom the document is asked. */
        public enum When {
            ALWAYS,
            ALWAYS_AND_EACH_LINKED_ENTERPRISE,
            EACH_MANDATING_MEMBER,
            ASSOCIATION_FORMED,
            ASSOCIATION_TO_FORM,
            EACH_SIGNATORY,
            EACH_DELEGATE,
            EACH_STAFF_PERSON,
            OPTIONAL
        }
    }

    /** The readings that may be switched (Appendix 2). */
    public record Switches(
            OrderingMode orderingMode,
            boolean fundingPartial,
            boolean fundingOvertaking,
            boolean fundingAOnlyWhenBExhausted,
            CoordinationCapMode coordinationCapMode,
            boolean pilotMonitoringCounts,
            AttendanceReductionMode attendanceReductionMode,
            InterestMode interestMode,
            boolean allowIntegration,
            boolean preRejectionNotice,
            boolean expensesDesignUntilStart,
            boolean documentsA02bForSingle,
            boolean startAllowBeforePublication,
            boolean rnaRegistrationRequired) {}

    /** PSW-13-12. */
    public enum OrderingMode {
        DAY_THEN_SCORE,
        STRICT_TIMESTAMP
    }

    /** PSW-17-04, AMB-41. */
    public enum CoordinationCapMode {
        SELF_CONSISTENT,
        ONE_SHOT
    }

    /** PSW-03-13. */
    public enum AttendanceReductionMode {
        PROPORTIONAL,
        ZERO
    }

    /** PSW-20-04. */
    public enum InterestMode {
        NONE,
        REFERENCE_RATE,
        REFERENCE_RATE_PLUS_5
    }

    /**
     * The days that do not count (PSW-00-04, PSW-00-05, PSW-00-07).
     *
     * @param extraHolidays recurring holidays beside the national ones, such as {@code --06-29}
     * @param presets ready-made suspensions, off until the RUP chooses one
     */
    @Rule({"PSW-00-04", "PSW-00-05", "PSW-00-07"})
    public record CalendarSettings(
            boolean saturdayIsHoliday,
            List<MonthDay> extraHolidays,
            List<Suspension> suspensions,
            Map<String, List<Suspension>> presets) {

        /** The calendar as the legal clock takes it, without the suspensions registered by acts. */
        public CalendarRules rules() {
            return new CalendarRules(
                    saturdayIsHoliday,
                    extraHolidays,
                    suspensions.stream().map(Suspension::period).toList());
        }

        /** The periods of a preset; empty where there is no such preset. */
        public List<it.sportello.deadline.Suspension> preset(String name) {
            return presets.getOrDefault(name, List.of()).stream()
                    .map(Suspension::period)
                    .toList();
        }
    }

    /**
     * @param to last suspended day, included
     * @param deadlines ids such as {@code DL-07}; empty means every kind
     */
    public record Suspension(LocalDate from, LocalDate to, List<String> deadlines) {

        it.sportello.deadline.Suspension period() {
            return it.sportello.deadline.Suspension.of(
                    from, to, deadlines.stream().map(DeadlineKind::of).toArray(DeadlineKind[]::new));
        }
    }

    /**
     * What the programme wants to know of the running projects (PSW-22-05, PSW-22-06).
     *
     * @param dataPeriodMonths every how many months of activity the beneficiary supplies its data; 0 is never
     * @param ageLimits first year of age of each class of participants after the first, ascending
     */
    @Rule({"PSW-22-05", "PSW-22-06"})
    public record Monitoring(int dataPeriodMonths, List<Integer> ageLimits) {}

    /** @param minPosterFormat the smallest poster, an ISO A format such as {@code A3} */
    @Rule("PSW-21-04")
    public record Publicity(String minPosterFormat) {}

    /**
     * @param assistance e-mail address, active from {@code assistanceFrom} (DL-03)
     * @param assistanceNote what else is to be known of the assistance; may be empty
     */
    @Rule({"PSW-25-01", "PSW-26-01", "PSW-27-01", "PSW-28-01", "PSW-29-01"})
    public record Offices(
            String administration,
            String direction,
            String address,
            String procedureOfficer,
            String assistance,
            LocalDate assistanceFrom,
            String assistanceNote,
            String court,
            String controller,
            String processor,
            String dpo,
            List<String> portals) {}

    /**
     * What acts not supplied would say; empty until they are.
     *
     * @param hourlyCeilings function code to the highest hourly rate of D.D. B06163 (PSW-01-03)
     * @param deedClauses the further duties of annex B, each by its short name (PSW-16-10)
     * @param exclusionReasons the reasons of annex E that are no rule of the notice, each by its short name (PSW-13-02)
     */
    @Rule({"PSW-01-03", "PSW-13-02", "PSW-16-10"})
    public record Delegated(
            Map<String, Euro> hourlyCeilings, List<String> deedClauses, List<String> exclusionReasons) {}
}

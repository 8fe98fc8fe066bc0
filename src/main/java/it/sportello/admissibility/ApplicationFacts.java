package it.sportello.admissibility;

import it.sportello.plan.TrainingProvider;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the formal check reads of an application, as declared at the date of presentation (or, for the requirements that
 * must be kept, as found at a later check).
 *
 * @param association null for a single applicant
 * @param signatories whoever signs: the applicant first, then the members of the association
 * @param alsoTrainsItself some action is the proposer's own, whoever delivers the others (PSW-05-12)
 * @param linkedEnterprises tax codes of the enterprises of the single undertaking beside the applicant (PSW-06-06)
 */
@Rule({"PSW-05-00", "PSW-12-13"})
public record ApplicationFacts(
        boolean actionA,
        Enterprise enterprise,
        Workforce workforce,
        Declarations declarations,
        @Nullable Association association,
        TrainingProvider trainingProvider,
        boolean trainingRoomsCompliant,
        Presentation presentation,
        List<Signatory> signatories,
        List<String> linkedEnterprises,
        List<StaffPerson> staff,
        boolean alsoTrainsItself) {

    public ApplicationFacts {
        signatories = List.copyOf(signatories);
        linkedEnterprises = List.copyOf(linkedEnterprises);
        staff = List.copyOf(staff);
    }

    /**
     * @param cciaaRegistered registered with the competent Chamber of Commerce on that date
     * @param vatNumber 11 digits, or null
     * @param unitProvinces province codes of the operating sites
     * @param capitalCompany a capital company delivering public services, admitted whatever its capital (PSW-05-14)
     */
    @Rule({"PSW-05-01", "PSW-05-02", "PSW-05-11", "PSW-05-14"})
    public record Enterprise(
            String taxCode,
            boolean cciaaRegistered,
            @Nullable String vatNumber,
            boolean economicActivity,
            List<String> unitProvinces,
            boolean legalSeatInLazio,
            boolean publicBody,
            boolean capitalCompany) {
        public Enterprise {
            unitProvinces = List.copyOf(unitProvinces);
        }
    }

    /**
     * @param total employees anywhere, persons
     * @param lazio persons of Lazio units (PSW-04-05)
     */
    @Rule({"PSW-05-03", "PSW-05-04", "PSW-05-06", "PSW-05-07"})
    public record Workforce(int total, int lazio, ContributionStatus contributions, DisabledHiring disabledHiring) {}

    /** Regularity with social-security contributions (DURC). */
    public enum ContributionStatus {
        REGULAR,
        IRREGULAR,
        PENDING
    }

    /** Position on the hiring duties of L. 68/1999. */
    public enum DisabledHiring {
        COMPLIANT,
        NOT_SUBJECT,
        NON_COMPLIANT
    }

    /**
     * @param regulatedPlan a regulated smart-working plan exists; emergency agile work is none (PSW-02-03)
     * @param agreement a company agreement on it exists
     * @param mixedActivity active also outside the excluded sector
     * @param separationProven separation of activities or distinction of costs, declared in A03
     * @param consent to the processing of personal data
     */
    @Rule({"PSW-02-03", "PSW-05-05", "PSW-05-09", "PSW-06-09", "PSW-06-10", "PSW-25-03"})
    public record Declarations(
            boolean regulatedPlan,
            boolean agreement,
            Insolvency insolvency,
            Sector sector,
            boolean mixedActivity,
            boolean separationProven,
            boolean consent) {}

    /** The situations of §5 that exclude, and none of them. */
    public enum Insolvency {
        NONE,
        BANKRUPTCY,
        INSOLVENCY_PROCEDURE,
        LIQUIDATION,
        CONTROLLED_ADMINISTRATION,
        ARRANGEMENT,
        EQUIVALENT
    }

    /** The sectors outside Reg. (EU) 1407/2013, and every other. */
    public enum Sector {
        OTHER,
        FISHERY_AQUACULTURE,
        PRIMARY_AGRICULTURE
    }

    /** @param formed the deed exists; otherwise the members declare their intention */
    @Rule("PSW-05-15")
    public record Association(boolean formed, List<Member> members) {
        public Association {
            members = List.copyOf(members);
        }
    }

    /** @param accredited accredited by the Region as a training operator */
    @Rule("PSW-05-15")
    public record Member(String taxCode, boolean lead, boolean accredited) {}

    /**
     * @param transmittedAt the completed transmission, or null when it never happened (PSW-12-06)
     * @param callClosedAt the communicated closure, or null while the call is open
     */
    @Rule({"PSW-11-01", "PSW-11-03", "PSW-12-01", "PSW-12-06"})
    public record Presentation(Channel channel, @Nullable Instant transmittedAt, @Nullable Instant callClosedAt) {}

    /** The way an application arrives; only the telematic procedure is admitted. */
    public enum Channel {
        SIGEM,
        PEC,
        EMAIL,
        PAPER
    }

    /**
     * @param subject tax code of the party signed for
     * @param delegate true when a delegate signs
     */
    @Rule({"PSW-12-17", "PSW-12-18"})
    public record Signatory(String subject, boolean delegate) {}

    /**
     * @param person a name or code that tells the person apart
     * @param cv the curriculum is attached
     * @param ofAccreditedBody staff of the accredited body
     * @param directEmployment what the curriculum says on direct subordinate employment, or null when it is silent
     */
    @Rule({"PSW-12-15", "PSW-12-16"})
    public record StaffPerson(
            String person, boolean cv, boolean ofAccreditedBody, @Nullable Boolean directEmployment) {}
}

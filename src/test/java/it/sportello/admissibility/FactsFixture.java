package it.sportello.admissibility;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Channel;
import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.Declarations;
import it.sportello.admissibility.ApplicationFacts.DisabledHiring;
import it.sportello.admissibility.ApplicationFacts.Enterprise;
import it.sportello.admissibility.ApplicationFacts.Insolvency;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Presentation;
import it.sportello.admissibility.ApplicationFacts.Sector;
import it.sportello.admissibility.ApplicationFacts.Signatory;
import it.sportello.admissibility.ApplicationFacts.StaffPerson;
import it.sportello.admissibility.ApplicationFacts.Workforce;
import it.sportello.notice.Notice;
import it.sportello.plan.TrainingProvider;
import it.sportello.test.NoticeFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An application that meets every requirement, of an enterprise with five Lazio employees; each test spoils one thing. */
final class FactsFixture {

    static final Notice NOTICE = NoticeFixture.psw();
    static final String ALFA = "ALFA";
    static final String BODY = "ENTE";

    boolean actionA = true;
    boolean cciaa = true;
    String vat = null;
    boolean economicActivity = true;
    List<String> provinces = List.of("RM");
    boolean legalSeatInLazio = true;
    boolean publicBody = false;
    boolean capitalCompany = false;
    int total = 5;
    int lazio = 5;
    ContributionStatus contributions = ContributionStatus.REGULAR;
    DisabledHiring disabledHiring = DisabledHiring.COMPLIANT;
    boolean regulatedPlan = false;
    boolean agreement = false;
    Insolvency insolvency = Insolvency.NONE;
    Sector sector = Sector.OTHER;
    boolean mixed = false;
    boolean separation = false;
    boolean consent = true;
    Association association = null;
    TrainingProvider provider = TrainingProvider.SELF;
    boolean rooms = true;
    boolean alsoTrainsItself = false;
    Channel channel = Channel.SIGEM;
    Instant transmittedAt = Instant.parse("2020-04-01T10:00:00Z");
    Instant closedAt = null;
    List<Signatory> signatories = new ArrayList<>(List.of(new Signatory(ALFA, false)));
    List<String> linked = new ArrayList<>();
    List<StaffPerson> staff = new ArrayList<>(List.of(new StaffPerson("Rossi", true, false, null)));

    Map<DocumentKey, DocumentStatus> documents = new HashMap<>();
    Set<DocumentKey> unstamped = new HashSet<>();
    Set<DocumentKey> differing = new HashSet<>();
    Map<ExclusionCode, Findings.Requirement> found = new HashMap<>();
    Notice notice = NOTICE;

    ApplicationFacts facts() {
        return new ApplicationFacts(
                actionA,
                new Enterprise(
                        ALFA, cciaa, vat, economicActivity, provinces, legalSeatInLazio, publicBody, capitalCompany),
                new Workforce(total, lazio, contributions, disabledHiring),
                new Declarations(regulatedPlan, agreement, insolvency, sector, mixed, separation, consent),
                association,
                provider,
                rooms,
                new Presentation(channel, transmittedAt, closedAt),
                signatories,
                linked,
                staff,
                alsoTrainsItself);
    }

    FormalProposal check() {
        return new FormalCheck(notice).check(facts(), new Findings(documents, unstamped, differing, found), List.of());
    }

    List<String> grounds() {
        return check().grounds().stream().map(g -> g.label()).toList();
    }

    List<String> warnings() {
        return check().warnings().stream().map(w -> w.code()).toList();
    }

    /** An association led by the enterprise, with one accredited body. */
    FactsFixture inAssociation(boolean formed) {
        association = new Association(formed, List.of(new Member(ALFA, true, false), new Member(BODY, false, true)));
        signatories.add(new Signatory(BODY, false));
        return this;
    }
}

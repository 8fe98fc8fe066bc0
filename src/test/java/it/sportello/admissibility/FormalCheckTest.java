package it.sportello.admissibility;

import static it.sportello.admissibility.FactsFixture.ALFA;
import static it.sportello.admissibility.FactsFixture.BODY;
import static it.sportello.admissibility.FactsFixture.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Channel;
import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.DisabledHiring;
import it.sportello.admissibility.ApplicationFacts.Insolvency;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Sector;
import it.sportello.admissibility.ApplicationFacts.Signatory;
import it.sportello.admissibility.ApplicationFacts.StaffPerson;
import it.sportello.admissibility.FormalProposal.Result;
import it.sportello.plan.TrainingProvider;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormalCheckTest {

    private final FactsFixture fixture = new FactsFixture();

    @Test
    @Rule({"PSW-05-18", "PSW-05-00"})
    void everyFailingRequirementIsListedInTheOrderOfTheNotice() {
        fixture.actionA = false;
        fixture.cciaa = false;
        fixture.economicActivity = false;
        fixture.provinces = List.of("MI");
        fixture.lazio = 0;
        fixture.regulatedPlan = true;
        fixture.contributions = ContributionStatus.IRREGULAR;
        fixture.disabledHiring = DisabledHiring.NON_COMPLIANT;
        fixture.sector = Sector.FISHERY_AQUACULTURE;
        fixture.insolvency = Insolvency.BANKRUPTCY;
        fixture.publicBody = true;
        fixture.provider = TrainingProvider.ACCREDITED_PARTNER;
        fixture.transmittedAt = NOTICE.call().opensAt().minusMillis(1);
        fixture.channel = Channel.PAPER;
        fixture.consent = false;
        fixture.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.WRONG);
        fixture.documents.put(DocumentKey.of("APPLICATION_A01"), DocumentStatus.MISSING);
        fixture.found.put(
                ExclusionCode.EXC_ALLEGATO_E_OTHER, new Findings.Requirement(false, "Causa 7 dell'Allegato E."));

        assertThat(fixture.grounds())
                .containsExactly(
                        "EXC_ACTION_A_MISSING",
                        "EXC_NO_CCIAA_NOR_VAT",
                        "EXC_NO_ECONOMIC_ACTIVITY",
                        "EXC_NO_LAZIO_UNIT",
                        "EXC_EMPLOYEES_BELOW_2",
                        "EXC_PLAN_ALREADY_EXISTS",
                        "EXC_CONTRIBUTIONS_IRREGULAR",
                        "EXC_L68_NON_COMPLIANT",
                        "EXC_DE_MINIMIS_SECTOR",
                        "EXC_INSOLVENCY",
                        "EXC_PUBLIC_BODY",
                        "EXC_TRAINING_PROVIDER_NOT_IN_ATI",
                        "EXC_SUBMISSION_BEFORE_OPENING",
                        "EXC_WRONG_CHANNEL",
                        "EXC_DOC_MISSING(APPLICATION_A01)",
                        "EXC_DOC_WRONG(UNDERTAKING_B)",
                        "EXC_PRIVACY_CONSENT_REFUSED",
                        "EXC_ALLEGATO_E_OTHER");
    }

    @Test
    @Rule("PSW-00-10")
    void theExplanationNamesEveryDocumentAndGround() {
        fixture.documents.put(DocumentKey.of("PRIVACY_CONSENT_F"), DocumentStatus.OK);
        fixture.lazio = 1;
        fixture.contributions = ContributionStatus.PENDING;

        var explanation = fixture.check().explanation();

        assertThat(explanation.inputs())
                .containsEntry("PRIVACY_CONSENT_F", "OK")
                .containsEntry("APPLICATION_A01", "NOT_EXAMINED");
        assertThat(explanation.steps())
                .anyMatch(s -> s.contains("PSW-05-04"))
                .contains("Avvertenza (PSW-05-06): La verifica della regolarità contributiva è in corso.");
        assertThat(explanation.result()).isEqualTo("EXCLUDED EXC_EMPLOYEES_BELOW_2");
    }

    @ParameterizedTest
    @CsvSource({"1,1,PSW-05-03", "0,0,PSW-05-03", "2,1,PSW-05-04", "5,1,PSW-05-04", "2,2,", "5,2,"})
    @Rule({"PSW-05-03", "PSW-05-04"})
    void twoEmployeesInLazioAreTheMinimum(int total, int lazio, String rule) {
        fixture.total = total;
        fixture.lazio = lazio;

        assertThat(fixture.check().grounds().stream().map(g -> g.rule().value()))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"true,,true", "false,01234567890,true", "false,,false"})
    @Rule({"PSW-05-01", "PSW-02-01"})
    void aRegistrationOrAVatNumberIsNeeded(boolean cciaa, String vat, boolean admitted) {
        fixture.cciaa = cciaa;
        fixture.vat = vat;

        assertThat(fixture.check().result() == Result.ADMITTED_TO_EVALUATION).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({"RM,true", "VT,true", "RI,true", "LT,true", "FR,true", "MI,false", "AQ,false"})
    @Rule("PSW-05-02")
    void oneOperatingSiteIsInLazio(String province, boolean admitted) {
        fixture.provinces = List.of("NA", province);

        assertThat(fixture.grounds()).isEqualTo(admitted ? List.of() : List.of("EXC_NO_LAZIO_UNIT"));
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    @Rule("PSW-05-05")
    void aPlanOrAnAgreementExcludes(boolean plan, boolean agreement) {
        fixture.regulatedPlan = plan;
        fixture.agreement = agreement;

        assertThat(fixture.grounds()).containsExactly("EXC_PLAN_ALREADY_EXISTS");
    }

    @Test
    @Rule("PSW-05-06")
    void aPendingContributionCheckOnlyWarns() {
        fixture.contributions = ContributionStatus.PENDING;

        assertThat(fixture.grounds()).isEmpty();
        assertThat(fixture.warnings()).containsExactly("CONTRIBUTIONS_PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        "FISHERY_AQUACULTURE,false,false,false",
        "FISHERY_AQUACULTURE,true,false,false",
        "PRIMARY_AGRICULTURE,true,true,true",
        "PRIMARY_AGRICULTURE,false,true,false",
        "OTHER,false,false,true"
    })
    @Rule({"PSW-05-08", "PSW-06-09", "PSW-06-10"})
    void anExcludedSectorNeedsAProvenSeparation(Sector sector, boolean mixed, boolean separation, boolean admitted) {
        fixture.sector = sector;
        fixture.mixed = mixed;
        fixture.separation = separation;

        assertThat(fixture.grounds()).isEqualTo(admitted ? List.of() : List.of("EXC_DE_MINIMIS_SECTOR"));
    }

    @ParameterizedTest
    @EnumSource(Insolvency.class)
    @Rule("PSW-05-09")
    void everyInsolvencyExcludes(Insolvency insolvency) {
        fixture.insolvency = insolvency;

        assertThat(fixture.grounds()).isEqualTo(insolvency == Insolvency.NONE ? List.of() : List.of("EXC_INSOLVENCY"));
    }

    @Test
    @Rule("PSW-05-12")
    void ownTrainingWithoutADeclarationOnTheRoomsWarns() {
        fixture.rooms = false;

        assertThat(fixture.warnings()).containsExactly("TRAINING_ROOMS_NOT_DECLARED");
        assertThat(fixture.grounds()).isEmpty();
    }

    @Test
    @Rule("PSW-05-12")
    void oneActionOfItsOwnBesideThoseOfAnAccreditedBodyAsksForTheRoomsToo() {
        fixture.inAssociation(false).provider = TrainingProvider.ACCREDITED_PARTNER;
        fixture.rooms = false;
        assertThat(fixture.warnings()).isEmpty();

        fixture.alsoTrainsItself = true;

        assertThat(fixture.warnings()).containsExactly("TRAINING_ROOMS_NOT_DECLARED");
    }

    @Test
    @Rule("PSW-05-14")
    void aPubliclyOwnedCapitalCompanyIsAdmitted() {
        fixture.publicBody = true;
        fixture.capitalCompany = true;

        assertThat(fixture.grounds()).isEmpty();
    }

    @Test
    @Rule("PSW-05-15")
    void anAssociationHasOneLeadTheEnterpriseAndAccreditedOperators() {
        fixture.inAssociation(true);
        assertThat(fixture.grounds()).isEmpty();

        fixture.association = new Association(true, List.of(new Member(ALFA, true, false)));
        assertThat(fixture.grounds()).containsExactly("EXC_ATI_MEMBER_NOT_ACCREDITED");

        fixture.association =
                new Association(true, List.of(new Member(ALFA, true, false), new Member(BODY, true, true)));
        assertThat(fixture.grounds()).containsExactly("EXC_ATI_LEAD_NOT_ENTERPRISE");

        fixture.association = new Association(
                true,
                List.of(
                        new Member(ALFA, true, false),
                        new Member(BODY, false, true),
                        new Member("BETA", false, false)));
        assertThat(fixture.check().grounds()).singleElement().satisfies(g -> {
            assertThat(g.code()).isEqualTo("EXC_ATI_MEMBER_NOT_ACCREDITED");
            assertThat(g.text()).contains("BETA").doesNotContain(BODY);
        });
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    @Rule("PSW-12-01")
    void onlyTheTelematicProcedureIsAdmitted(Channel channel) {
        fixture.channel = channel;

        assertThat(fixture.grounds()).isEqualTo(channel == Channel.SIGEM ? List.of() : List.of("EXC_WRONG_CHANNEL"));
    }

    @Test
    @Rule({"PSW-11-01", "PSW-12-07"})
    void theFirstInstantOfTheOpeningIsAccepted() {
        Instant opening = Instant.parse("2020-03-12T08:30:00Z");
        fixture.transmittedAt = opening;
        assertThat(fixture.grounds()).isEmpty();

        fixture.transmittedAt = opening.minusMillis(1);
        assertThat(fixture.grounds()).containsExactly("EXC_SUBMISSION_BEFORE_OPENING");
    }

    @Test
    @Rule({"PSW-12-13", "PSW-06-02", "PSW-15-01"})
    void aSingleApplicantOwesTheDocumentsOfTheNotice() {
        assertThat(keys())
                .containsExactly(
                        "APPLICATION_A01",
                        "DECLARATION_A02A",
                        "DE_MINIMIS_A03",
                        "UNDERTAKING_B",
                        "IDENTITY_DOCUMENT",
                        "PRIVACY_CONSENT_F",
                        "CV/Rossi");
    }

    @ParameterizedTest
    @CsvSource({"true,ATI_DEED", "false,ATI_INTENT_A04"})
    @Rule({"PSW-12-13", "PSW-12-17", "PSW-12-18", "PSW-06-07", "PSW-06-02"})
    void anAssociationOwesTheDocumentsOfItsMembers(boolean formed, String deed) {
        fixture.inAssociation(formed);
        fixture.signatories.set(1, new Signatory(BODY, true));
        fixture.linked.add("HOLDING");
        fixture.staff.clear();

        assertThat(keys())
                .containsExactly(
                        "APPLICATION_A01",
                        "DECLARATION_A02A",
                        "DECLARATION_A02B/" + BODY,
                        "DE_MINIMIS_A03",
                        "DE_MINIMIS_A03/HOLDING",
                        deed,
                        "UNDERTAKING_B",
                        "IDENTITY_DOCUMENT",
                        "IDENTITY_DOCUMENT/" + BODY,
                        "PROXY/" + BODY,
                        "PRIVACY_CONSENT_F");
    }

    @Test
    @Rule("PSW-12-13")
    void theDeclarationA02bOfASingleApplicantIsAskedOnlyBySwitch() {
        assertThat(keys()).doesNotContain("DECLARATION_A02B");

        fixture.notice = NoticeFixture.with("switches", "documentsA02bForSingle", "true");
        assertThat(keys()).contains("DECLARATION_A02B");
    }

    private List<String> keys() {
        return new RequiredDocuments(fixture.notice)
                .of(fixture.facts()).stream().map(d -> d.key().label()).toList();
    }

    @ParameterizedTest
    @EnumSource(DocumentStatus.class)
    @Rule("PSW-12-19")
    void everyStatusOtherThanOkExcludes(DocumentStatus status) {
        fixture.linked.add("HOLDING");
        fixture.documents.put(new DocumentKey("DE_MINIMIS_A03", "HOLDING"), status);

        assertThat(fixture.grounds())
                .isEqualTo(
                        status == DocumentStatus.OK
                                ? List.of()
                                : List.of("EXC_DOC_" + status + "(DE_MINIMIS_A03/HOLDING)"));
    }

    @Test
    @Rule({"PSW-12-14", "PSW-25-03"})
    void aMissingConsentFormIsARefusedConsent() {
        fixture.documents.put(DocumentKey.of("PRIVACY_CONSENT_F"), DocumentStatus.MISSING);

        assertThat(fixture.grounds()).containsExactly("EXC_PRIVACY_CONSENT_REFUSED");

        fixture.consent = false;
        assertThat(fixture.grounds()).containsExactly("EXC_PRIVACY_CONSENT_REFUSED");
    }

    @Test
    @Rule({"PSW-12-15", "PSW-12-16"})
    void curriculaOnlyWarn() {
        fixture.staff.add(new StaffPerson("Verdi", true, true, null));
        fixture.staff.add(new StaffPerson("Neri", true, true, true));
        fixture.staff.add(new StaffPerson("Gialli", false, true, null));
        fixture.staff.add(new StaffPerson("Bianchi", false, false, null));
        fixture.documents.put(new DocumentKey("CV", "Bianchi"), DocumentStatus.MISSING);
        fixture.documents.put(new DocumentKey("CV", "Rossi"), DocumentStatus.ILLEGIBLE);

        assertThat(fixture.grounds()).isEmpty();
        assertThat(fixture.warnings())
                .containsExactly("CV_MISSING", "CV_MISSING", "CV_ILLEGIBLE", "DIRECT_EMPLOYMENT_NOT_STATED");
        assertThat(fixture.check().warnings())
                .filteredOn(warning -> warning.code().equals("DIRECT_EMPLOYMENT_NOT_STATED"))
                .extracting(Reason::subject)
                .containsExactly("Verdi");
    }

    @Test
    @Rule("PSW-12-19")
    void documentsNotYetExaminedAreListed() {
        assertThat(fixture.check().unexamined()).hasSize(6).doesNotContain(new DocumentKey("CV", "Rossi"));
        assertThat(fixture.check().isComplete()).isFalse();

        fixture.check().unexamined().forEach(key -> fixture.documents.put(key, DocumentStatus.OK));
        assertThat(fixture.check().isComplete()).isTrue();
    }

    @Test
    @Rule("PSW-12-19")
    void onlyTransmittedDocumentsCanBeRegularisedAndOnlyBySwitch() {
        fixture.documents.put(DocumentKey.of("UNDERTAKING_B"), DocumentStatus.INCOMPLETE);
        assertThat(fixture.check().integrable()).isEmpty();

        fixture.notice = NoticeFixture.with("switches", "allowIntegration", "true");
        assertThat(fixture.check().integrable())
                .extracting(Reason::label)
                .containsExactly("EXC_DOC_INCOMPLETE(UNDERTAKING_B)");

        fixture.documents.put(DocumentKey.of("APPLICATION_A01"), DocumentStatus.MISSING);
        assertThat(fixture.check().integrable()).isEmpty();
    }

    @Test
    @Rule("PSW-00-11")
    void whatTheOfficerFindsPrevailsOverWhatWasDeclared() {
        fixture.contributions = ContributionStatus.IRREGULAR;
        fixture.found.put(
                ExclusionCode.EXC_CONTRIBUTIONS_IRREGULAR,
                new Findings.Requirement(true, "DURC regolare acquisito d'ufficio."));
        fixture.found.put(
                ExclusionCode.EXC_INSOLVENCY,
                new Findings.Requirement(false, "Concordato preventivo iscritto nel registro delle imprese."));
        fixture.found.put(
                ExclusionCode.EXC_PUBLIC_BODY, new Findings.Requirement(true, "Società di capitali privata."));

        assertThat(fixture.check().grounds()).singleElement().satisfies(g -> {
            assertThat(g.code()).isEqualTo("EXC_INSOLVENCY");
            assertThat(g.text()).startsWith("Concordato preventivo");
        });
    }

    @Test
    @Rule("PSW-00-11")
    void aRequirementThatTheOfficerFindsMissingAsDeclaredIsOneGround() {
        fixture.contributions = ContributionStatus.IRREGULAR;
        fixture.found.put(
                ExclusionCode.EXC_CONTRIBUTIONS_IRREGULAR, new Findings.Requirement(false, "DURC non regolare."));

        assertThat(fixture.grounds()).containsExactly("EXC_CONTRIBUTIONS_IRREGULAR");
    }

    @Test
    @Rule("PSW-12-06")
    void withoutTransmissionNothingWasPresented() {
        fixture.transmittedAt = null;
        fixture.lazio = 0;

        assertThat(fixture.check().result()).isEqualTo(Result.NOT_PRESENTED);
        assertThat(fixture.check().grounds()).isEmpty();
    }

    @Test
    @Rule("PSW-12-11")
    void theGroundsOfDuplicatesAreListedWithTheOthers() {
        Reason duplicate = ExclusionCode.EXC_DUPLICATE_APPLICANT.because("Due proposte.");
        fixture.consent = false;

        FormalProposal proposal = new FormalCheck(NOTICE).check(fixture.facts(), Findings.none(), List.of(duplicate));

        assertThat(proposal.grounds())
                .extracting(Reason::code)
                .containsExactly("EXC_DUPLICATE_APPLICANT", "EXC_PRIVACY_CONSENT_REFUSED");
    }

    @Test
    @Rule("PSW-15-02")
    void aDeedThatIsSignedButNotStampedOnlyWarns() {
        assertThat(new RequiredDocuments(NOTICE).of(fixture.facts()))
                .filteredOn(RequiredDocuments.Required::stamped)
                .extracting(required -> required.key().label())
                .containsExactly("UNDERTAKING_B");

        fixture.unstamped.add(DocumentKey.of("UNDERTAKING_B"));

        assertThat(fixture.grounds()).isEmpty();
        assertThat(fixture.warnings()).containsExactly("STAMP_MISSING");
    }

    @Test
    @Rule("PSW-12-03")
    void whereADocumentDiffersFromTheFormTheFormPrevailsAndTheOfficerIsWarned() {
        fixture.differing.add(DocumentKey.of("APPLICATION_A01"));

        assertThat(fixture.grounds()).isEmpty();
        assertThat(fixture.check().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("DOCUMENT_DIFFERS");
            assertThat(warning.text()).contains("fanno fede i dati presenti nel sistema");
        });
    }

    @Test
    @Rule("PSW-13-02")
    void aGroundOfAnnexEIsStatedInTheWordsOfTheOfficer() {
        fixture.found.put(
                ExclusionCode.EXC_ALLEGATO_E_OTHER, new Findings.Requirement(false, "Motivo dell'allegato E."));

        assertThat(fixture.check().grounds()).singleElement().satisfies(ground -> {
            assertThat(ground.code()).isEqualTo("EXC_ALLEGATO_E_OTHER");
            assertThat(ground.text()).isEqualTo("Motivo dell'allegato E.");
        });
    }
}

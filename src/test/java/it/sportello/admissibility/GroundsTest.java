package it.sportello.admissibility;

import static it.sportello.admissibility.FactsFixture.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.Duplicates.Presented;
import it.sportello.admissibility.Duplicates.Standing;
import it.sportello.admissibility.Duplicates.Verdict;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the grounds of an exclusion say, and what is kept of the findings they come from. */
class GroundsTest {

    private static final Instant NOON = Instant.parse("2020-05-01T10:00:00Z");

    @Test
    @Rule({"PSW-12-09", "PSW-12-10"})
    void aDuplicateNamesTheProposalsOfItsSet() {
        List<Verdict> verdicts = new Duplicates(NOTICE)
                .check(List.of(
                        presented("P-01", " alfa ", "ente", Standing.TRANSMITTED),
                        presented("P-02", "ALFA", "ALTRO", Standing.APPROVED),
                        presented("P-03", "BETA", "ENTE ", Standing.TRANSMITTED),
                        presented("P-04", "GAMMA", "ENTE", Standing.ENDED),
                        presented("P-05", "DELTA", "ENTE", Standing.TRANSMITTED)));

        assertThat(verdicts.get(0).grounds())
                .extracting(Reason::text)
                .containsExactly(
                        "L'impresa ALFA ha presentato 2 proposte, al massimo 1: P-01, P-02.",
                        "L'organismo ENTE è partner di 4 proposte, al massimo 3: P-01, P-03, P-04, P-05.");
        assertThat(verdicts.get(0).involved())
                .extracting(ReferenceCode::value)
                .containsExactly("P-02", "P-03", "P-04", "P-05");
        assertThat(verdicts)
                .extracting(Verdict::effect)
                .containsExactly(
                        Duplicates.Effect.EXCLUDED,
                        Duplicates.Effect.UNDER_REVIEW,
                        Duplicates.Effect.EXCLUDED,
                        Duplicates.Effect.OK,
                        Duplicates.Effect.EXCLUDED);
        assertThat(verdicts.get(3).grounds()).hasSize(1);
    }

    @Test
    @Rule("PSW-12-10")
    void threeProposalsOfABodyAreWithinTheLimit() {
        List<Verdict> verdicts = new Duplicates(NOTICE)
                .check(List.of(
                        presented("P-01", "ALFA", "ENTE", Standing.TRANSMITTED),
                        presented("P-02", "BETA", "ENTE", Standing.TRANSMITTED),
                        presented("P-03", "GAMMA", "ENTE", Standing.TRANSMITTED)));

        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.grounds()).isEmpty();
            assertThat(verdict.involved()).isEmpty();
        });
    }

    @Test
    @Rule("PSW-05-15")
    void theMembersThatAreNotAccreditedAreNamed() {
        FactsFixture application = new FactsFixture();
        application.association = new Association(
                true, List.of(new Member(FactsFixture.ALFA, true, false), new Member("ENTE1", false, false)));
        assertThat(texts(application)).contains("Componenti dell'ATI/ATS non accreditati dalla Regione Lazio: ENTE1.");
        application.association = new Association(true, List.of(new Member(FactsFixture.ALFA, true, true)));
        assertThat(texts(application))
                .contains("L'ATI/ATS non comprende alcun operatore della formazione accreditato.");
    }

    @Test
    @Rule("PSW-05-01")
    void aBlankVatNumberIsNone() {
        FactsFixture application = new FactsFixture();
        application.cciaa = false;
        application.vat = " ";

        assertThat(application.grounds()).contains("EXC_NO_CCIAA_NOR_VAT");
    }

    @Test
    @Rule("PSW-12-19")
    void aDefectNamesItsDocumentAndWhatIsWrongWithIt() {
        FactsFixture application = new FactsFixture();
        application.documents.put(DocumentKey.of("DE_MINIMIS_A03"), DocumentStatus.ILLEGIBLE);

        FormalProposal proposal = application.check();

        assertThat(proposal.grounds()).singleElement().satisfies(ground -> {
            assertThat(ground.label()).isEqualTo("EXC_DOC_ILLEGIBLE(DE_MINIMIS_A03)");
            assertThat(ground.text()).endsWith(": documento illeggibile.");
        });
        assertThat(proposal.isComplete()).isFalse();
        assertThat(proposal.explanation().result()).isEqualTo("EXCLUDED EXC_DOC_ILLEGIBLE(DE_MINIMIS_A03)");
        assertThat(proposal.explanation().inputs()).containsEntry("DE_MINIMIS_A03", "ILLEGIBLE");
    }

    @Test
    @Rule({"PSW-05-18", "PSW-00-10"})
    void whatExcludesNothingIsSaidToBeInOrder() {
        FactsFixture application = new FactsFixture();
        application.found.put(
                ExclusionCode.EXC_INSOLVENCY, new Findings.Requirement(true, "Visura del 1° maggio 2020"));

        FormalProposal proposal = application.check();

        assertThat(proposal.explanation().result()).isEqualTo("ADMITTED_TO_EVALUATION");
        assertThat(proposal.explanation().steps())
                .last()
                .isEqualTo("Requisiti e documenti in ordine: nessuna causa di esclusione.");
        assertThat(proposal.explanation().inputs())
                .containsEntry("EXC_INSOLVENCY", "HOLDS")
                .containsEntry("DE_MINIMIS_A03", "NOT_EXAMINED")
                .containsEntry("association", "false")
                .containsEntry("transmittedAt", "2020-04-01T10:00:00Z");
    }

    @Test
    @Rule("PSW-12-06")
    void whatWasNotTransmittedHasNoTerm() {
        FactsFixture application = new FactsFixture();
        application.transmittedAt = null;

        assertThat(application.check().explanation().steps())
                .containsExactly(
                        "La trasmissione non è stata completata: la domanda non è presentata e non decorre alcun"
                                + " termine.");
    }

    @Test
    @Rule("PSW-13-02")
    void aGroundHasItsRuleAndTheRequirementThatFails() {
        assertThat(ExclusionCode.EXC_INSOLVENCY.rule()).isEqualTo(RuleId.of("PSW-05-09"));
        assertThat(ExclusionCode.EXC_INSOLVENCY.requirement())
                .isEqualTo("Assenza di procedure concorsuali o di liquidazione");
        assertThat(DocumentStatus.WRONG.label()).isEqualTo("errato");
        assertThat(ExclusionCode.values())
                .filteredOn(ExclusionCode::isOfDocument)
                .containsExactly(
                        ExclusionCode.EXC_DOC_MISSING,
                        ExclusionCode.EXC_DOC_WRONG,
                        ExclusionCode.EXC_DOC_ILLEGIBLE,
                        ExclusionCode.EXC_DOC_INCOMPLETE);
    }

    @Test
    @Rule("PSW-00-10")
    void aFindingIsKeptWithWhoWhenAndWhy() {
        RequirementFinding finding = new RequirementFinding(
                1, new ReferenceCode("P-01"), ExclusionCode.EXC_INSOLVENCY, true, "Visura", "ufficio", NOON);

        assertThat(finding.requirement()).isEqualTo(ExclusionCode.EXC_INSOLVENCY);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.grounds()).isEqualTo("Visura");
        assertThat(finding.decidedBy()).isEqualTo("ufficio");
        assertThat(finding.decidedAt()).isEqualTo(NOON);
        assertThat(new RequirementFinding(
                                2, new ReferenceCode("P-01"), ExclusionCode.EXC_INSOLVENCY, false, "No", "rup", NOON)
                        .holds())
                .isFalse();
    }

    @Test
    @Rule({"PSW-12-19", "PSW-15-02", "PSW-12-03"})
    void whatWasSeenOnADocumentIsKept() {
        DocumentKey deed = new DocumentKey("UNDERTAKING_B", "ENTE");
        DocumentFinding finding = new DocumentFinding(
                1, new ReferenceCode("P-01"), deed, DocumentStatus.OK, true, true, "Firma leggibile", "ufficio", NOON);
        DocumentFinding bare = new DocumentFinding(
                2, new ReferenceCode("P-01"), deed, DocumentStatus.MISSING, false, false, "Manca", "rup", NOON);

        assertThat(finding.document()).isEqualTo(deed);
        assertThat(finding.status()).isEqualTo(DocumentStatus.OK);
        assertThat(finding.stamped()).isTrue();
        assertThat(finding.differs()).isTrue();
        assertThat(finding.grounds()).isEqualTo("Firma leggibile");
        assertThat(finding.decidedBy()).isEqualTo("ufficio");
        assertThat(finding.decidedAt()).isEqualTo(NOON);
        assertThat(bare.stamped()).isFalse();
        assertThat(bare.differs()).isFalse();
    }

    @Test
    @Rule("PSW-00-10")
    void theVerdictOnADuplicateIsComputedAgainFromWhatWasKept() {
        List<Presented> set = List.of(
                presented("P-01", "ALFA", "ENTE", Standing.TRANSMITTED),
                presented("P-02", "ALFA", "ALTRO", Standing.APPROVED));
        Duplicates duplicates = new Duplicates(NOTICE);

        Verdict again = duplicates.check(new Duplicates.Facts(new ReferenceCode("P-02"), set));

        assertThat(again).isEqualTo(duplicates.check(set).get(1));
        assertThat(again.explanation().inputs())
                .containsEntry("proposal", "P-02")
                .containsEntry("involved", "P-01");
        assertThat(again.explanation().steps())
                .containsExactly("L'impresa ALFA ha presentato 2 proposte, al massimo 1: P-01, P-02.");
        assertThat(again.explanation().result()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @Rule("PSW-00-10")
    void theFormalCheckIsComputedAgainFromWhatWasKept() {
        FactsFixture application = new FactsFixture();
        DocumentKey deed = DocumentKey.of("UNDERTAKING_B");
        DocumentKey form = DocumentKey.of("APPLICATION_A01");
        application.documents.put(deed, DocumentStatus.OK);
        application.documents.put(form, DocumentStatus.ILLEGIBLE);
        application.unstamped.add(deed);
        application.differing.addAll(Set.of(deed, form));
        application.found.put(ExclusionCode.EXC_PUBLIC_BODY, new Findings.Requirement(false, "Ente pubblico."));
        application.found.put(ExclusionCode.EXC_INSOLVENCY, new Findings.Requirement(false, "Liquidazione."));
        List<Reason> duplicates = List.of(ExclusionCode.EXC_DUPLICATE_APPLICANT.because("Due proposte."));
        Findings findings =
                new Findings(application.documents, application.unstamped, application.differing, application.found);

        FormalFacts kept = FormalFacts.of(application.facts(), findings, duplicates);

        assertThat(kept.documents())
                .extracting(found -> found.document().code())
                .containsExactly("APPLICATION_A01", "UNDERTAKING_B");
        assertThat(kept.differing()).containsExactly(form, deed);
        assertThat(kept.requirements())
                .extracting(FormalFacts.RequirementFound::ground)
                .containsExactly(ExclusionCode.EXC_INSOLVENCY, ExclusionCode.EXC_PUBLIC_BODY);
        assertThat(kept.check(NOTICE))
                .isEqualTo(new FormalCheck(NOTICE).check(application.facts(), findings, duplicates));
        assertThat(kept.check(NOTICE).grounds()).hasSize(4);
        assertThat(kept.check(NOTICE).warnings()).hasSize(3);
    }

    private static List<String> texts(FactsFixture application) {
        return application.check().grounds().stream().map(Reason::text).toList();
    }

    private static Presented presented(String code, String applicant, String partner, Standing standing) {
        return new Presented(new ReferenceCode(code), applicant, Set.of(partner), standing);
    }
}

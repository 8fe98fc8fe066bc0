package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.sportello.admissibility.FormalProposal.Result;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class FormalChecksTest {

    private static final String RULE_SET = "psw-2020/1";

    private final FactsFixture facts = new FactsFixture();

    @Autowired
    private FormalChecks checks;

    @Test
    @Rule({"PSW-12-19", "PSW-13-01"})
    void theProposalFollowsFromWhatTheOfficerFound() {
        ReferenceCode code = new ReferenceCode("TEST-FORMAL-1");
        facts.linked.add("HOLDING");
        checks.recordDocument(
                code,
                new DocumentKey("DE_MINIMIS_A03", "HOLDING"),
                DocumentStatus.ILLEGIBLE,
                null,
                false,
                "Pagina 2 illeggibile.",
                "istruttore");
        checks.recordRequirement(
                code, ExclusionCode.EXC_INSOLVENCY, false, "Liquidazione volontaria iscritta.", "istruttore");

        FormalProposal proposal = checks.proposal(code, RULE_SET, facts.facts(), List.of());

        assertThat(proposal.result()).isEqualTo(Result.EXCLUDED);
        assertThat(proposal.grounds())
                .extracting(Reason::label)
                .containsExactly("EXC_INSOLVENCY", "EXC_DOC_ILLEGIBLE(DE_MINIMIS_A03/HOLDING)");
    }

    @Test
    @Rule("PSW-00-10")
    void aLaterFindingPrevailsAndTheEarlierIsKept() {
        ReferenceCode code = new ReferenceCode("TEST-FORMAL-2");
        DocumentKey deed = DocumentKey.of("UNDERTAKING_B");
        checks.recordDocument(code, deed, DocumentStatus.INCOMPLETE, null, false, "Manca una firma.", "istruttore");
        checks.recordDocument(code, deed, DocumentStatus.OK, false, false, "", "responsabile");
        checks.recordRequirement(code, ExclusionCode.EXC_PUBLIC_BODY, false, "Ente pubblico.", "istruttore");
        checks.recordRequirement(code, ExclusionCode.EXC_PUBLIC_BODY, true, "Società di capitali.", "responsabile");

        assertThat(checks.proposal(code, RULE_SET, facts.facts(), List.of()).result())
                .isEqualTo(Result.ADMITTED_TO_EVALUATION);
        assertThat(checks.documentHistory(code))
                .extracting(DocumentFinding::status)
                .containsExactly(DocumentStatus.INCOMPLETE, DocumentStatus.OK);
        assertThat(checks.requirementHistory(code))
                .extracting(RequirementFinding::decidedBy)
                .containsExactly("istruttore", "responsabile");
    }

    @Test
    @Rule("PSW-12-19")
    void aDefectWithoutGroundsIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> checks.recordDocument(
                        new ReferenceCode("TEST-FORMAL-3"),
                        DocumentKey.of("PROXY"),
                        DocumentStatus.MISSING,
                        null,
                        false,
                        " ",
                        "istruttore"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> checks.recordRequirement(
                        new ReferenceCode("TEST-FORMAL-3"), ExclusionCode.EXC_INSOLVENCY, true, "", "istruttore"));
    }

    @Test
    @Rule("PSW-12-19")
    void theStatusOfADocumentIsNoRequirement() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> checks.recordRequirement(
                        new ReferenceCode("TEST-FORMAL-4"),
                        ExclusionCode.EXC_DOC_MISSING,
                        false,
                        "Manca.",
                        "istruttore"));
    }
}

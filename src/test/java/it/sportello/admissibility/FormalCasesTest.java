package it.sportello.admissibility;

import static it.sportello.admissibility.FactsFixture.ALFA;
import static it.sportello.admissibility.FactsFixture.BODY;
import static it.sportello.admissibility.FactsFixture.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.admissibility.ApplicationFacts.Association;
import it.sportello.admissibility.ApplicationFacts.Channel;
import it.sportello.admissibility.ApplicationFacts.ContributionStatus;
import it.sportello.admissibility.ApplicationFacts.DisabledHiring;
import it.sportello.admissibility.ApplicationFacts.Insolvency;
import it.sportello.admissibility.ApplicationFacts.Member;
import it.sportello.admissibility.ApplicationFacts.Signatory;
import it.sportello.admissibility.ApplicationFacts.StaffPerson;
import it.sportello.admissibility.Duplicates.Presented;
import it.sportello.admissibility.Duplicates.Standing;
import it.sportello.admissibility.FormalProposal.Result;
import it.sportello.proposal.SubmissionWindow;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.CaseFile;
import it.sportello.test.CaseFile.LegalCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The acceptance cases on formal admissibility, duplicates and the window. */
class FormalCasesTest {

    @ParameterizedTest
    @MethodSource("formalChecks")
    @Rule({"PSW-13-01", "PSW-12-13", "PSW-12-19", "PSW-05-18"})
    void theFormalCheckListsEveryGround(LegalCase legalCase) {
        FormalProposal proposal = fixture(legalCase).check();

        assertThat(legalCase.expected("outcome"))
                .startsWith(proposal.result().name())
                .matches(outcome ->
                        outcome.equals(proposal.result().name()) || proposal.result() == Result.NOT_PRESENTED);
        assertThat(join(proposal.grounds().stream().map(Reason::label))).isEqualTo(legalCase.expected("codes"));
        assertThat(join(proposal.warnings().stream().map(Reason::code))).isEqualTo(legalCase.expected("warnings"));
    }

    static Stream<LegalCase> formalChecks() {
        return CaseFile.of("FC");
    }

    private static FactsFixture fixture(LegalCase c) {
        FactsFixture fixture = new FactsFixture();
        fixture.lazio = c.given("lazio", fixture.lazio);
        fixture.contributions = ContributionStatus.valueOf(c.given("durc", "REGULAR"));
        fixture.disabledHiring = DisabledHiring.valueOf(c.given("l68", "COMPLIANT"));
        fixture.cciaa = c.given("cciaa", true);
        fixture.vat = c.given("vat", false) ? "01234567890" : null;
        fixture.publicBody = c.given("publicBody", false);
        fixture.capitalCompany = c.given("capitalCompany", false);
        fixture.insolvency = c.given("insolvent", false) ? Insolvency.LIQUIDATION : Insolvency.NONE;
        fixture.consent = c.given("consent", true);
        fixture.channel = Channel.valueOf(c.given("channel", "SIGEM"));
        if (!c.given("transmitted", true)) {
            fixture.transmittedAt = null;
        }
        if (c.given("delegate", false)) {
            fixture.signatories.set(0, new Signatory(ALFA, true));
        }
        if (!c.given("cv", true)) {
            fixture.staff.set(0, new StaffPerson("Rossi", false, false, null));
        }
        if (c.given().has("ati")) {
            fixture.inAssociation(c.given("ati", "").equals("FORMED"));
            boolean led = c.given("lead", "ENTERPRISE").equals("ENTERPRISE");
            fixture.association = new Association(
                    fixture.association.formed(),
                    List.of(new Member(ALFA, led, false), new Member(BODY, !led, c.given("memberAccredited", true))));
        }
        c.given()
                .path("docs")
                .fields()
                .forEachRemaining(e -> fixture.documents.put(
                        DocumentKey.of(e.getKey()),
                        DocumentStatus.valueOf(e.getValue().asText())));
        return fixture;
    }

    @ParameterizedTest
    @MethodSource("duplicates")
    @Rule({"PSW-12-09", "PSW-12-10", "PSW-12-11", "PSW-12-12"})
    void proposalsAboveTheMaximaAllFall(LegalCase legalCase) {
        List<Presented> proposals = new ArrayList<>();
        for (JsonNode p : legalCase.given().path("proposals")) {
            Set<String> partners = new HashSet<>();
            p.get(2).forEach(partner -> partners.add(partner.asText()));
            proposals.add(new Presented(
                    new ReferenceCode("CASE-" + p.get(0).asText()),
                    p.get(1).asText(),
                    partners,
                    Standing.valueOf(p.get(3).asText())));
        }

        String outcome = new Duplicates(NOTICE)
                .check(proposals).stream()
                        .map(v -> v.code().value().substring("CASE-".length())
                                + ":"
                                + v.effect()
                                + (v.grounds().isEmpty()
                                        ? ""
                                        : v.grounds().stream()
                                                .map(Reason::label)
                                                .collect(Collectors.joining(", ", "(", ")"))))
                        .collect(Collectors.joining("; "));

        assertThat(outcome).isEqualTo(legalCase.expected("outcome"));
    }

    static Stream<LegalCase> duplicates() {
        return CaseFile.of("DU");
    }

    @ParameterizedTest
    @MethodSource("transmissions")
    @Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03"})
    void aProposalIsTransmittedWithinTheWindow(LegalCase legalCase) {
        String closedAt = legalCase.given("closedAt", "");

        String outcome = new SubmissionWindow(
                        NOTICE.call().opensAt(), closedAt.isEmpty() ? null : Instant.parse(closedAt))
                .refusal(Instant.parse(legalCase.given("at", "")))
                .map(Reason::code)
                .orElse("ACCEPTED");

        assertThat(outcome).isEqualTo(legalCase.expected("outcome"));
    }

    static Stream<LegalCase> transmissions() {
        return CaseFile.of("TM-window");
    }

    private static String join(Stream<String> codes) {
        List<String> all = codes.toList();
        return all.isEmpty() ? "none" : String.join(", ", all);
    }
}

package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the decisions of the desk refuse field by field. Each is only tried: its transaction is rolled back. */
@IntegrationTest
class DecisionFieldsTest {

    private static final int DAYS_OPEN = 3;

    @Autowired
    private Office office;

    @Autowired
    private List<Decision> decisions;

    @Autowired
    private Acts acts;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    /** A date of something that has happened, and the first day on which it may have. */
    private record Dated(
            String task, ReferenceCode code, String field, LocalDate earliest, Map<String, String> others) {}

    @TestFactory
    @Rule({"PSW-12-19", "PSW-14-04", "PSW-16-06", "PSW-18-01", "PSW-18-08", "PSW-20-01", "PSW-20-03", "PSW-22-03"})
    Stream<DynamicTest> what_happened_is_neither_to_come_nor_before_what_it_follows() {
        LocalDate today = office.today();
        ReferenceCode code =
                office.conceded(office.enterprise("Date Certe S.r.l.").employees(8, 0));
        office.openControl(code);
        office.reportBreach(code, "REV_PUBLICITY");
        ReferenceCode act = signedAct();
        LocalDate opening = office.today().minusDays(DAYS_OPEN);
        LocalDate transmission = office.proposal(code).submissionDate().orElseThrow();
        LocalDate concession = office.today();
        LocalDate found = office.today();
        LocalDate signature = office.today();
        assertThat(transmission).isBetween(today, office.today());
        return Stream.of(
                        new Dated("RequestIntegration", code, "receivedOn", opening, Map.of()),
                        new Dated("NotifyPreRejection", code, "receivedOn", opening, Map.of()),
                        new Dated("RecordAidSurvey", code, "surveyDate", transmission, Map.of()),
                        new Dated("SignDetermination", act, "actDate", opening, Map.of("decision", "SIGN")),
                        new Dated("SignCallAct", act, "actDate", opening, Map.of("decision", "SIGN")),
                        new Dated("RecordPublication", act, "burDate", signature, Map.of()),
                        new Dated("RecordPublication", act, "portalDate1", signature, Map.of()),
                        new Dated("RecordPublication", act, "portalDate2", signature, Map.of()),
                        new Dated("RecordPublication", act, "transparencyDate", signature, Map.of()),
                        new Dated("RecordCallActPublication", act, "burDate", signature, Map.of()),
                        new Dated("RecordCallActPublication", act, "portalDate1", signature, Map.of()),
                        new Dated("RequestCup", code, "communicatedOn", concession, Map.of()),
                        new Dated("PayAdvance", code, "paymentDate", opening, Map.of("decision", "PAID")),
                        new Dated("PayBalance", code, "paymentDate", opening, Map.of("decision", "PAID")),
                        new Dated("CarryOutCheck", code, "checkDate", found, Map.of("outcome", "REGULAR")),
                        new Dated("PrepareFormalNotice", code, "receivedOn", found, Map.of("decision", "SERVE")),
                        new Dated("DecideRevocation", code, "actDate", opening, Map.of("decision", "REVOKE")),
                        new Dated("RequestRecovery", code, "requestedOn", opening, Map.of()),
                        new Dated(
                                "RequestRecovery", code, "receivedOn", found, Map.of("requestedOn", found.toString())),
                        new Dated("RecordRecovery", code, "recoveredOn", opening, Map.of("decision", "RECOVERED")),
                        new Dated("EnforceGuarantee", code, "enforcedOn", opening, Map.of()))
                .map(dated -> DynamicTest.dynamicTest(dated.task() + " " + dated.field(), () -> {
                    assertThat(refused(dated, dated.earliest())).doesNotContain(dated.field());
                    assertThat(refused(dated, office.today())).doesNotContain(dated.field());
                    assertThat(refused(dated, office.today().plusDays(1))).contains(dated.field());
                    assertThat(refused(dated, dated.earliest().minusDays(1))).contains(dated.field());
                }));
    }

    @Test
    @Rule("PSW-06-15")
    void the_code_of_the_national_register_is_a_number() {
        ReferenceCode any = new ReferenceCode("PSW20-999999");

        assertThat(refused("ConfirmCommitment", any, Map.of("cor", "12345678901")))
                .contains("cor");
        assertThat(refused("ConfirmCommitment", any, Map.of("cor", "COR-1234"))).contains("cor");
        assertThat(refused("ConfirmCommitment", any, Map.of("cor", "1234567890")))
                .doesNotContain("cor");
        ReferenceCode code = office.transmitted(office.smallEnterprise("Senza Codice S.r.l."));
        assertThat(refused("ConfirmCommitment", code, Map.of("commitmentNumber", "IMP-1")))
                .contains("cor");
    }

    @Test
    @Rule({"PSW-06-04", "PSW-06-13"})
    void the_officer_confirms_only_the_separation_that_is_documented_and_says_why_of_another_aid() {
        ReferenceCode freight = office.transmitted(
                office.smallEnterprise("Autotrasporti Pomezia S.r.l.").roadFreight());
        ReferenceCode other = office.transmitted(office.smallEnterprise("Legatoria Nemi S.r.l."));

        assertThat(refused("RecordAidSurvey", freight, Map.of("separationConfirmed", "true")))
                .contains("separationConfirmed");
        assertThat(refused("RecordAidSurvey", other, Map.of("separationConfirmed", "true")))
                .doesNotContain("separationConfirmed", "grounds");
        assertThat(refused("RecordAidSurvey", other, Map.of("otherAidSameCosts", "true")))
                .contains("grounds");
        assertThat(refused("RecordAidSurvey", other, Map.of("intensityExceeded", "true")))
                .contains("grounds");
    }

    @Test
    @Rule("PSW-06-11")
    void the_officer_says_why_where_aids_of_another_ceiling_are_declared() {
        ReferenceCode code = office.transmitted(office.smallEnterprise("Trasporto Assistito Segni S.r.l.")
                .earlierAids("100000.00", "Reg. (UE) 360/2012", office.today()));

        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");

        assertThat(refused(
                        "RecordAidSurvey",
                        code,
                        Map.of("surveyDate", office.today().toString(), "surveyNumber", "VIS-1", "aidsTotal", "0.00")))
                .containsExactly("grounds");
    }

    @Test
    @Rule({"PSW-00-07", "PSW-11-03"})
    void an_act_on_the_call_is_drafted_with_dates_and_terms_that_exist() {
        ReferenceCode act = acts.open(ActKind.MODIFICATION, "psw-2020", "rup").code();
        Map<String, String> suspension =
                Map.of("kind", "SUSPENSION", "suspendFrom", "2020-03-10", "deadlines", "DL-07");

        assertThat(refused("DraftCallAct", act, with(suspension, "suspendTo", "2020-03-09")))
                .contains("suspendTo");
        assertThat(refused("DraftCallAct", act, with(suspension, "suspendTo", "2020-03-10")))
                .doesNotContain("suspendTo", "deadlines");
        assertThat(refused("DraftCallAct", act, with(suspension, "deadlines", "DL-07, DL-99")))
                .contains("deadlines");
        assertThat(refused("DraftCallAct", act, Map.of("kind", "CLOSURE", "closesAt", "domani")))
                .contains("closesAt");
        assertThat(refused("DraftCallAct", act, Map.of("kind", "CLOSURE", "closesAt", "2020-06-01T12:00")))
                .doesNotContain("closesAt");
    }

    private ReferenceCode signedAct() {
        ReferenceCode act = acts.open(ActKind.MODIFICATION, "psw-2020", "rup").code();
        acts.draft(act, ActKind.MODIFICATION, Map.of("subject", "Rettifica", "grounds", "Refuso."));
        acts.sign(act, "G-" + act, office.today(), "direttore");
        return act;
    }

    private Set<String> refused(Dated dated, LocalDate day) {
        return refused(dated.task(), dated.code(), with(dated.others(), dated.field(), day.toString()));
    }

    /** The fields that the decision refuses. */
    private Set<String> refused(String task, ReferenceCode code, Map<String, String> values) {
        Decision decision = decisions.stream()
                .filter(candidate -> candidate.task().equals("UserTask_" + task))
                .findFirst()
                .orElseThrow();
        Submission submission = new Submission(
                code,
                "task",
                "instance",
                "prova",
                LegalTime.startOf(office.today().minusDays(DAYS_OPEN)),
                clock.instant(),
                new Fields(values, "PSW-00-11", office.today()));
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                decision.decide(submission);
                return Set.of();
            } catch (Refusal refusal) {
                return refusal.reasons().stream()
                        .map(Reason::subject)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
            }
        }));
    }

    private static Map<String, String> with(Map<String, String> values, String field, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(field, value);
        return all;
    }
}

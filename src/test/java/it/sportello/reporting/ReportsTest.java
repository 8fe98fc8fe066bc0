package it.sportello.reporting;

import static it.sportello.reporting.Fixture.generous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.audit.Explanations;
import it.sportello.reporting.Reports.LineChoice;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@Rule({"PSW-19-01", "PSW-19-26", "PSW-00-10", "PSW-00-11", "PSW-03-13"})
class ReportsTest {

    private static final Instant PRESENTED = Instant.parse("2021-04-20T10:15:30.123456Z");
    private static int cases;

    @Autowired
    private Reports reports;

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    private ReferenceCode code;

    @BeforeEach
    void aReportIsPresented() {
        code = new ReferenceCode("REPORT-" + ++cases);
        reports.submit(code, ReportFormTest.form(), PRESENTED);
    }

    private static LineChoice found(InadmissibilityCode ground, String amount) {
        return new LineChoice(Set.of(ground), Set.of(), amount == null ? null : Euro.of(amount), null);
    }

    @Test
    void theReportIsKeptAsSent() {
        Reports.StoredReport stored = reports.get(code);

        assertThat(stored.report()).isEqualTo(ReportFormTest.complete());
        assertThat(stored.submittedAt()).isEqualTo(PRESENTED);
        assertThat(stored.state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(stored.recognition()).isNull();
    }

    @Test
    void aCaseHasOneReport() {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> reports.submit(code, ReportFormTest.form(), PRESENTED));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
        assertThat(refusal.reasons()).extracting("code").containsExactly("REPORT_PRESENTED");
    }

    @Test
    void aBadFormStoresNothing() {
        ReferenceCode other = new ReferenceCode("REPORT-BAD");
        ObjectNode form = (ObjectNode) ReportFormTest.form();
        form.put("surprise", 1);

        assertThatThrownBy(() -> reports.submit(other, form, PRESENTED)).isInstanceOf(Refusal.class);
        assertThat(reports.find(other)).isEmpty();
    }

    @Test
    void theRupConfirmsTheProposalThatHeSaw() {
        Recognition proposal = reports.check(code, generous());
        reports.confirm(code, reports.get(code).recognition(), "rup");

        Reports.StoredReport stored = reports.get(code);
        assertThat(stored.state()).isEqualTo(ReportState.CONFIRMED);
        assertThat(stored.recognition()).isEqualTo(proposal);
        assertThat(stored.confirmedBy()).isEqualTo("rup");
        assertThat(jdbc.sql("select recognised_total from expense_report where case_code = ?")
                        .param(code.value())
                        .query(String.class)
                        .single())
                .isEqualTo(proposal.recognisedTotal().toString());
        assertThat(explanations.list(code, "recognition")).hasSize(1);
    }

    @Test
    void aDecisionTakenAfterTheCheckMakesTheProposalWorthless() {
        Recognition proposal = reports.check(code, generous());
        reports.decideLine(
                code, "expert", found(InadmissibilityCode.INADM_NOT_TRACEABLE, "150.00"), "Ore estranee", "officer");

        assertThat(reports.get(code).recognition()).isNull();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reports.confirm(code, proposal, "rup"));
        assertThat(refusal.reasons()).extracting("code").containsExactly("RECOGNITION_OUTDATED");

        Recognition again = reports.check(code, generous());
        assertThat(again.line("expert").eligible()).isEqualTo(Euro.of("250.00"));
        assertThat(again.line("expert").codes()).containsExactly(InadmissibilityCode.INADM_NOT_TRACEABLE);
    }

    @Test
    void everyDecisionIsKeptAndTheLatestCounts() {
        reports.decideLine(code, "expert", found(InadmissibilityCode.INADM_NOT_TRACEABLE, null), "Estranea", "officer");
        reports.decideLine(code, "expert", new LineChoice(Set.of(), Set.of(), null, null), "Chiarita", "officer");
        reports.decideAttendance(code, "a", false, null, "Registro non attendibile", "officer");

        assertThat(reports.get(code).verification().lines())
                .extracting("grounds")
                .containsExactly("Estranea", "Chiarita");
        Recognition recognition = reports.check(code, generous());
        assertThat(recognition.line("expert").eligible()).isEqualTo(Euro.of("400.00"));
        assertThat(recognition.line("teaching").codes())
                .containsExactly(InadmissibilityCode.INADM_TRAINING_ACTION_INVALID);
    }

    @Test
    void aDecisionWithoutGroundsOrAgainstTheNoticeIsRefused() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> reports.decideLine(
                        code,
                        "expert",
                        new LineChoice(
                                Set.of(InadmissibilityCode.INADM_VAT),
                                Set.of(InadmissibilityCode.INADM_CASH),
                                Euro.of("400.01"),
                                null),
                        " ",
                        "officer"));

        assertThat(refusal.reasons())
                .extracting(r -> r.subject() + " " + r.rule())
                .containsExactlyInAnyOrder(
                        "amountIneligible PSW-19-28", "found PSW-17-17", "setAside PSW-19-19", "grounds PSW-00-11");
    }

    @Test
    void aConfirmedRecognitionIsFinal() {
        reports.confirm(code, reports.check(code, generous()), "rup");

        assertThatThrownBy(() -> reports.check(code, generous())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> reports.decideAttendance(code, "a", true, null, "Tardi", "officer"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> jdbc.sql("update expense_report set recognised_a = 0 where case_code = ?")
                        .param(code.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}

package it.sportello.reporting;

import static it.sportello.reporting.Fixture.generous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@Rule({"PSW-19-26", "PSW-00-11"})
class ReportFileTest {

    private static final Instant PRESENTED = Instant.parse("2021-04-20T10:15:30Z");
    private static final Instant CONFIRMED = Instant.parse("2021-05-20T10:15:30Z");

    private final ReportFile file = new ReportFile(
            new ReferenceCode("REPORT-FILE-1"), ReportFormTest.form().toString(), PRESENTED);
    private final Recognition proposal = Fixture.RECOGNISER.recognise(file.report(), generous(), Verification.none());

    @Test
    void aReportIsKeptAsPresented() {
        assertThat(file.submittedAt()).isEqualTo(PRESENTED);
        assertThat(file.state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(file.report()).isEqualTo(ReportFormTest.complete());
        assertThat(file.verification()).isEqualTo(Verification.none());
        assertThat(file.recognition()).isNull();
        assertThat(file.confirmedBy()).isNull();
        assertThat(file.confirmedAt()).isNull();
    }

    @Test
    void everyDecisionIsKeptAndTheLatestCounts() {
        LineDecision first = onLine("expert", "Estranea");
        LineDecision second = onLine("expert", "Chiarita");
        ActionDecision action = new ActionDecision("a", null, Euro.of("10.00"), "Assenze", "ufficio", PRESENTED);

        file.decide(first);
        file.decide(onLine("teaching", "Altra"));
        file.decide(second);
        file.decide(new ActionDecision("a", false, null, "Dubbia", "ufficio", PRESENTED));
        file.decide(action);

        assertThat(file.verification().line("expert")).contains(second);
        assertThat(file.verification().line("notebook")).isEmpty();
        assertThat(file.verification().trainingAction("a")).contains(action);
        assertThat(file.verification().trainingAction("b")).isEmpty();
        assertThat(file.verification().lines()).hasSize(3).startsWith(first);
    }

    @Test
    void theRupConfirmsTheProposalInForce() {
        file.propose(proposal);
        assertThat(file.state()).isEqualTo(ReportState.CHECKED);
        assertThat(file.recognition()).isEqualTo(proposal);

        file.confirm(proposal, "rup", CONFIRMED);

        assertThat(file.state()).isEqualTo(ReportState.CONFIRMED);
        assertThat(file.confirmedBy()).isEqualTo("rup");
        assertThat(file.confirmedAt()).isEqualTo(CONFIRMED);
        assertThat(file.recognition()).isEqualTo(proposal);
    }

    @Test
    void aDecisionAfterTheProposalMakesItWorthless() {
        file.propose(proposal);
        file.decide(onLine("expert", "Estranea"));
        assertThat(file.state()).isEqualTo(ReportState.SUBMITTED);
        assertRefused(() -> file.confirm(proposal, "rup", CONFIRMED), "RECOGNITION_OUTDATED");

        file.propose(proposal);
        file.decide(new ActionDecision("a", false, null, "Dubbia", "ufficio", PRESENTED));

        assertThat(file.recognition()).isNull();
        assertRefused(() -> file.confirm(proposal, "rup", CONFIRMED), "RECOGNITION_OUTDATED");
        assertThat(file.state()).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void whatIsConfirmedIsFinal() {
        file.propose(proposal);
        file.confirm(proposal, "rup", CONFIRMED);

        assertRefused(() -> file.decide(onLine("expert", "Estranea")), "RECOGNITION_CONFIRMED");
        assertRefused(
                () -> file.decide(new ActionDecision("a", false, null, "Dubbia", "ufficio", PRESENTED)),
                "RECOGNITION_CONFIRMED");
        assertRefused(() -> file.propose(proposal), "RECOGNITION_CONFIRMED");
        assertRefused(() -> file.confirm(proposal, "direttore", CONFIRMED), "RECOGNITION_CONFIRMED");
        assertThat(file.confirmedBy()).isEqualTo("rup");
    }

    private static LineDecision onLine(String line, String grounds) {
        return new LineDecision(
                line,
                Set.of(InadmissibilityCode.INADM_NOT_TRACEABLE),
                Set.of(InadmissibilityCode.INADM_USED_GOODS),
                Euro.of("150.00"),
                null,
                grounds,
                "ufficio",
                PRESENTED);
    }

    private static void assertRefused(ThrowingCallable request, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(request::call)
                .satisfies(refusal ->
                        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly(code));
    }
}

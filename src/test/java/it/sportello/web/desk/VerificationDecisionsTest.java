package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import it.sportello.control.ControlCase;
import it.sportello.control.ControlType;
import it.sportello.control.Controls;
import it.sportello.payment.Payments;
import it.sportello.process.api.ReportExaminations;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Recognition.ActionRecognition;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.reporting.Reports;
import it.sportello.reporting.Reports.LineChoice;
import it.sportello.reporting.Verification;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.desk.ReportVerificationForm.Choice;
import it.sportello.web.desk.ReportVerificationForm.Saved;
import it.sportello.web.desk.ReportVerificationForm.SavedLine;
import it.sportello.web.desk.ReportVerificationForm.SavedTraining;
import it.sportello.web.desk.ReportVerificationForm.View;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the officer decides on lines and training actions through the form of the verification. */
class VerificationDecisionsTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");
    private static final UUID CONTROL = UUID.randomUUID();

    private final Reports reports = mock(Reports.class);
    private final ReportExaminations examinations = mock(ReportExaminations.class);
    private final Payments payments = mock(Payments.class);
    private final Controls controls = mock(Controls.class);
    private final TaskForms tasks = mock(TaskForms.class);
    private final ReportVerificationForm form =
            new ReportVerificationForm(tasks, mock(Proposals.class), reports, examinations, payments, controls);

    @BeforeEach
    void aReportWithAnActionOfElevenParticipants() {
        when(tasks.taken(any(), any(), any())).thenReturn(CODE);
        when(payments.netPaid(CODE)).thenReturn(Euro.ZERO);
        ControlCase control = mock(ControlCase.class);
        when(control.id()).thenReturn(CONTROL);
        when(control.type()).thenReturn(ControlType.DESK_ADMINISTRATIVE);
        when(control.amountIneligible()).thenReturn(Euro.of("40.00"));
        when(controls.of(CODE)).thenReturn(List.of(control));
        Recognition recognition = mock(Recognition.class);
        Euro zero = Euro.ZERO;
        when(recognition.trainingActions())
                .thenReturn(List.of(new ActionRecognition(
                        "c",
                        "100.00%",
                        true,
                        zero,
                        zero,
                        zero,
                        false,
                        List.of(Reason.on("c", "OVER_MAX_PARTICIPANTS", "PSW-03-09", "11 partecipanti")))));
        when(recognition.lines())
                .thenReturn(List.of(new LineRecognition(
                        "d", "one", Euro.of("100.00"), Euro.of("100.00"), List.of(), Set.of(), zero, zero)));
        when(recognition.otherStaff()).thenReturn(zero);
        when(recognition.coordination()).thenReturn(zero);
        when(recognition.recognisedTotal()).thenReturn(zero);
        when(examinations.proposed(CODE)).thenReturn(recognition);
        when(examinations.check(CODE)).thenReturn(recognition);
        ExpenseReport report = mock(ExpenseReport.class);
        when(report.trainingActions())
                .thenReturn(List.of(new ExpenseReport.TrainingAction(
                        "c", "Corso", new BigDecimal("16"), List.of(), List.of(), ExpenseReport.Opinion.NONE)));
        Reports.StoredReport stored = mock(Reports.StoredReport.class);
        when(stored.report()).thenReturn(report);
        when(stored.verification()).thenReturn(Verification.none());
        when(reports.get(CODE)).thenReturn(stored);
    }

    @Test
    @Rule({"PSW-03-08", "PSW-03-09"})
    void theOfficerAdmitsOrRefusesAnActionThatLacksARequirement() {
        View view = form.save("t", training(true), "ufficio");

        assertThat(view.trainings().get(0).defects()).singleElement().satisfies(defect -> assertThat(defect.rule())
                .isEqualTo("PSW-03-09"));
        verify(reports).decideAttendance(eq(CODE), eq("c"), eq(true), isNull(), eq("Assenze note."), eq("ufficio"));
        form.save("t", training(false), "ufficio");
        verify(reports).decideAttendance(eq(CODE), eq("c"), eq(false), isNull(), any(), any());
    }

    @Test
    @Rule("PSW-00-11")
    void whoLeavesTheProposalDecidesNothing() {
        form.save("t", training(null), "ufficio");

        verify(reports, never()).decideAttendance(any(), any(), any(), any(), any(), any());
    }

    @Test
    @Rule("PSW-22-03")
    void theOfficerAttributesTheFindingOfAControlToALine() {
        View view = form.save(
                "t",
                new Saved(
                        List.of(new SavedLine(
                                "one",
                                Choice.REDUCE,
                                "60.00",
                                InadmissibilityCode.INADM_NOT_TRACEABLE,
                                CONTROL.toString(),
                                "Ore estranee.")),
                        List.of()),
                "ufficio");

        assertThat(view.controls()).singleElement().satisfies(control -> assertThat(control.id())
                .isEqualTo(CONTROL.toString()));
        verify(reports)
                .decideLine(
                        CODE,
                        "one",
                        new LineChoice(
                                Set.of(InadmissibilityCode.INADM_NOT_TRACEABLE),
                                Set.of(),
                                Euro.of("40.00"),
                                CONTROL.toString()),
                        "Ore estranee.",
                        "ufficio");
    }

    private static Saved training(Boolean valid) {
        return new Saved(List.of(), List.of(new SavedTraining("c", valid, null, "Assenze note.")));
    }
}

package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of attendance are those of the notice: one strictly above, the other from it on, with the opinion. */
class AttendanceLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "fullAttendance, 0.80, 80, NONE, false",
        "fullAttendance, 0.80, 81, NONE, true",
        "fullAttendance, 0.90, 81, NONE, false",
        "attendanceWithOpinion, 0.70, 70, FAVOURABLE, true",
        "attendanceWithOpinion, 0.70, 70, NONE, false",
        "attendanceWithOpinion, 0.75, 70, FAVOURABLE, false"
    })
    @Rule({"PSW-03-11", "PSW-03-12"})
    void attendance(String key, String limit, BigDecimal attended, Opinion opinion, boolean full) {
        TrainingAction action = new TrainingAction(
                "T1",
                "Lavorare per obiettivi",
                new BigDecimal("100"),
                List.of(new Participant("RSSMRA80A01H501U", ContractType.PERMANENT, false, attended)),
                List.of(),
                opinion);

        assertThat(new Attendance(NoticeFixture.with("training", key, "\"" + limit + "\""), action).isFullyRecognised())
                .isEqualTo(full);
    }
}

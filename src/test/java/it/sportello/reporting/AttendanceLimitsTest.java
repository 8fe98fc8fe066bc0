package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.shared.Euro;
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
        "70, FAVOURABLE, true, 10.00",
        "80, FAVOURABLE, true, 10.00",
        "81, FAVOURABLE, false, 100.00",
        "81, NONE, false, 100.00",
        "69, FAVOURABLE, false, 10.00"
    })
    @Rule({"PSW-03-12", "PSW-03-13"})
    void anOpinionIsLookedAtByTheOfficerWhereTheAttendanceIsNotEnoughByItself(
            BigDecimal attended, Opinion opinion, boolean looked, Euro eligible) {
        Attendance attendance =
                new Attendance(NoticeFixture.with("training", "fullAttendance", "\"0.80\""), action(attended, opinion));

        assertThat(attendance.opinionToCheck().isPresent()).isEqualTo(looked);
        assertThat(attendance.eligible(Euro.of("100.00"), Euro.of("10.00"))).isEqualTo(eligible);
    }

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
        assertThat(new Attendance(NoticeFixture.with("training", key, "\"" + limit + "\""), action(attended, opinion))
                        .isFullyRecognised())
                .isEqualTo(full);
    }

    private static TrainingAction action(BigDecimal attended, Opinion opinion) {
        return new TrainingAction(
                "T1",
                "Lavorare per obiettivi",
                new BigDecimal("100"),
                List.of(new Participant("RSSMRA80A01H501U", ContractType.PERMANENT, false, attended)),
                List.of(),
                opinion);
    }
}

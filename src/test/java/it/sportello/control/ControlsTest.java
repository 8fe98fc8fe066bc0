package it.sportello.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Rule({"PSW-22-01", "PSW-22-03"})
class ControlsTest {

    private static final Instant AT = Instant.parse("2020-09-01T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2020, 9, 1);

    @Autowired
    private Controls controls;

    @Test
    void aControlIsOpenedOnlyAfterAdmission() {
        assertThatThrownBy(() -> controls.open(
                        new ReferenceCode("CTL-0001"), ControlType.DESK_ADMINISTRATIVE, "Campione", "ctl", AT, false))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void findingsAreAssessedBeforeTheControlCloses() {
        ReferenceCode code = new ReferenceCode("CTL-0002");
        ControlCase control = controls.open(code, ControlType.ON_SITE_TECHNICAL, "Campione", "ctl", AT, true);
        controls.requestDocuments(control.id(), "Registri");
        controls.recordFindings(control.id(), DAY, "Ore non svolte", Euro.of("120.00"), ControlledAction.B, "ctl", AT);

        assertThat(controls.anyOpen(code)).isTrue();
        assertThat(controls.amountIneligible(code)).isEqualTo(Euro.of("120.00"));
        ControlCase closed = controls.assess(control.id(), "REV_NOT_COMPLETED", "Grave", "rossi", AT);
        assertThat(closed.breach()).contains(true);
        assertThat(controls.anyOpen(code)).isFalse();
    }

    @Test
    @Rule({"PSW-16-08", "PSW-22-02"})
    void whoRefusesDocumentsToAThirdPartyDoesNotCooperate() {
        ReferenceCode code = new ReferenceCode("CTL-0004");
        ControlCase control = controls.open(code, ControlType.THIRD_PARTY, "Corte dei conti", "ctl", AT, true);
        controls.requestDocuments(control.id(), "Registri e quietanze");
        controls.recordFindings(control.id(), DAY, "Documenti rifiutati", Euro.ZERO, null, "ctl", AT);

        ControlCase closed = controls.assess(control.id(), "REV_NON_COOPERATION", "Accesso negato", "rossi", AT);

        assertThat(closed.breach()).contains(true);
        assertThat(closed.breachCode()).contains("REV_NON_COOPERATION");
    }

    @Test
    void aRegularControlClosesAtOnceAndIsCarriedOutOnce() {
        ReferenceCode code = new ReferenceCode("CTL-0003");
        ControlCase control = controls.open(code, ControlType.THIRD_PARTY, "Audit", "ctl", AT, true);
        controls.recordRegular(control.id(), DAY, "Tutto regolare", "ctl", AT);

        assertThat(controls.get(control.id()).state()).isEqualTo(ControlState.CLOSED);
        assertThatThrownBy(() -> controls.recordFindings(control.id(), DAY, "Altro", Euro.ZERO, null, "ctl", AT))
                .isInstanceOf(Refusal.class);
    }
}

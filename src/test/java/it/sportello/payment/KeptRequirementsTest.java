package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;

@Rule({"PSW-05-10", "PSW-05-11", "PSW-08-04"})
class KeptRequirementsTest {

    private final KeptRequirements requirements = new KeptRequirements(PaymentFixtures.NOTICE.call());

    /** RV-05. */
    @Test
    void theLegalSeatAloneIsNotEnoughOnceTheOperatingUnitHasLeftLazio() {
        assertThat(requirements.check(8, false).grounds())
                .extracting(Reason::code)
                .containsExactly("NO_LAZIO_UNIT");
    }

    @Test
    void fallingBelowABandChangesNothingAndFallingBelowTwoLosesTheRequirement() {
        assertThat(requirements.check(2, true).isAccepted()).isTrue();
        assertThat(requirements.check(1, true).grounds())
                .extracting(Reason::code)
                .containsExactly("EMPLOYEES_BELOW_2");
    }
}

package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.FundLedger.Commitment;
import it.sportello.process.phase.AidChecks.Preparation;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;

/** For which amount the register of aids is asked. */
@Rule("PSW-06-16")
class AidPreparationTest {

    private static final Commitment GRANTABLE = amounts("5000.00", "2500.00");
    private static final Commitment NOTHING = amounts("0.00", "0.00");

    @Test
    void beforeItsTurnAllThatIsGrantableIsTested() {
        assertThat(Preparation.first(GRANTABLE, NOTHING, NOTHING))
                .isEqualTo(preparation("5000.00", "2500.00", Concession.ALL, false, false));
    }

    @Test
    void inItsTurnWhatTheLedgerProposesIsTestedAlsoWhenItIsOnlyAPart() {
        assertThat(Preparation.first(GRANTABLE, amounts("3000.00", "0.00"), NOTHING))
                .isEqualTo(preparation("3000.00", "0.00", Concession.A_ONLY, true, false));
        assertThat(Preparation.first(GRANTABLE, amounts("5000.00", "2500.00"), NOTHING))
                .isEqualTo(preparation("5000.00", "2500.00", Concession.ALL, true, false));
    }

    @Test
    @Rule("PSW-06-15")
    void onceCommittedTheCommitmentIsTestedAgain() {
        assertThat(Preparation.first(GRANTABLE, NOTHING, amounts("5000.00", "0.00")))
                .isEqualTo(preparation("5000.00", "0.00", Concession.A_ONLY, true, true));
    }

    @Test
    void aLaterActionBIsTestedOnTopOfTheRegisteredActionA() {
        assertThat(Preparation.ofLaterActionB(
                        Euro.of("5000.00"), amounts("0.00", "2500.00"), amounts("5000.00", "0.00")))
                .isEqualTo(preparation("5000.00", "2500.00", Concession.B_LATER, true, false));
        assertThat(Preparation.ofLaterActionB(Euro.of("5000.00"), NOTHING, amounts("5000.00", "2500.00")))
                .isEqualTo(preparation("5000.00", "2500.00", Concession.B_LATER, true, true));
    }

    private static Commitment amounts(String a, String b) {
        return new Commitment(new ReferenceCode("PSW20-000001"), Euro.of(a), Euro.of(b));
    }

    private static Preparation preparation(
            String a, String b, Concession concession, boolean inTurn, boolean committed) {
        return new Preparation(Euro.of(a), Euro.of(b), concession, inTurn, committed);
    }
}

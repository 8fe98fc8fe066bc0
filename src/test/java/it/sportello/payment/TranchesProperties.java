package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Rule({"PSW-18-01", "PSW-18-08", "PSW-08-12"})
class TranchesProperties {

    private final Tranches tranches = new Tranches(PaymentFixtures.NOTICE.rates());

    @Provide
    Arbitrary<Euro> amounts() {
        return Arbitraries.longs().between(0, 3_000_000).map(cents -> Euro.of(BigDecimal.valueOf(cents, 2)));
    }

    @Property
    void advanceAndBalanceTogetherNeverExceedTheGrant(
            @ForAll("amounts") Euro grant, @ForAll("amounts") Euro recognised) {
        Euro advance = tranches.advance(grant).advance();
        Euro balance = tranches.settle(grant, recognised, advance).balance();

        assertThat(advance.plus(balance)).isLessThanOrEqualTo(grant);
        assertThat(balance).isLessThanOrEqualTo(tranches.advance(grant).balanceMax());
    }

    @Property
    void whatIsKeptInTheEndIsWhatIsRecognisedWithinTheGrant(
            @ForAll("amounts") Euro grant, @ForAll("amounts") Euro recognised, @ForAll("amounts") Euro paid) {
        Tranches.Settlement settlement = tranches.settle(grant, recognised, paid);

        assertThat(paid.plus(settlement.balance()).minus(settlement.recovery())).isEqualTo(recognised.min(grant));
    }

    @Property
    void balanceRecoveryAndReleaseAreNeverNegativeAndNeverBothDue(
            @ForAll("amounts") Euro grant, @ForAll("amounts") Euro recognised, @ForAll("amounts") Euro paid) {
        Tranches.Settlement settlement = tranches.settle(grant, recognised, paid);

        assertThat(settlement.balance().isNegative()).isFalse();
        assertThat(settlement.recovery().isNegative()).isFalse();
        assertThat(settlement.released().isNegative()).isFalse();
        assertThat(settlement.balance().isPositive() && settlement.recovery().isPositive())
                .isFalse();
    }

    @Property
    void recognisedAndReleasedMakeUpTheGrant(
            @ForAll("amounts") Euro grant, @ForAll("amounts") Euro recognised, @ForAll("amounts") Euro paid) {
        Tranches.Settlement settlement = tranches.settle(grant, recognised, paid);

        assertThat(settlement.recognised().plus(settlement.released())).isEqualTo(grant);
    }
}

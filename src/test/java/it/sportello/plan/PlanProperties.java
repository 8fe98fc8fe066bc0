package it.sportello.plan;

import static it.sportello.plan.PlanFixture.NOTICE;
import static it.sportello.plan.PlanFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Outcome;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

class PlanProperties {

    private final Grants grants = new Grants(NOTICE, TABLES);

    @Property
    @Rule({"PSW-08-11", "PSW-17-15", "PSW-17-16"})
    void theGrantIsNeverAboveTheTableOrThePlanAndTheRestIsOwnFunds(
            @ForAll @IntRange(min = 2, max = 400) int lazio,
            @ForAll boolean actionB,
            @ForAll("amounts") Euro costA,
            @ForAll("amounts") Euro costB) {
        Grantable grantable = grantable(lazio, actionB, costA, costB);

        assertThat(grantable.tableA().covers(grantable.grantA())).isTrue();
        assertThat(grantable.tableB().covers(grantable.grantB())).isTrue();
        assertThat(costA.covers(grantable.grantA())).isTrue();
        assertThat(costB.covers(grantable.grantB())).isTrue();
        assertThat(grantable.grantTotal().plus(grantable.ownFunds())).isEqualTo(costA.plus(costB));
    }

    @Property
    @Rule({"PSW-08-03", "PSW-03-14", "PSW-03-19"})
    void moreEmployeesNeverGetASmallerBand(@ForAll @IntRange(min = 2, max = 1000) int lazio) {
        String ruleSet = NOTICE.ruleSet();
        assertThat(TABLES.contribution(ruleSet, lazio + 1)
                        .orElseThrow()
                        .total()
                        .covers(TABLES.contribution(ruleSet, lazio)
                                .orElseThrow()
                                .total()))
                .isTrue();
        assertThat(TABLES.maxTrainingHours(ruleSet, lazio + 1).orElseThrow())
                .isGreaterThanOrEqualTo(TABLES.maxTrainingHours(ruleSet, lazio).orElseThrow());
        assertThat(TABLES.pilotMinimum(ruleSet, lazio + 1).orElseThrow())
                .isGreaterThanOrEqualTo(TABLES.pilotMinimum(ruleSet, lazio).orElseThrow())
                .isLessThanOrEqualTo(lazio + 1);
    }

    @Property
    @Rule({"PSW-17-12", "PSW-00-01"})
    void theRowsAddUpToTheCent(
            @ForAll("amounts") Euro a1,
            @ForAll("amounts") Euro a2,
            @ForAll("amounts") Euro b1,
            @ForAll("amounts") Euro b2,
            @ForAll("amounts") Euro f) {
        FinancialPlan plan = FinancialPlan.of(new FinancialPlan.Rows(a1, a2, b1, b2, f, Euro.ZERO), NOTICE.rates());

        assertThat(plan.c()).isEqualTo(a1.plus(a2).plus(b1).plus(b2));
        assertThat(plan.total()).isEqualTo(plan.c().plus(plan.d()).plus(f));
        BigDecimal exact = plan.c().amount().multiply(new BigDecimal("0.40"));
        assertThat(plan.d().amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    @Property
    @Rule("PSW-03-16")
    void fundedAndExcessHoursMakeUpThePlannedOnes(
            @ForAll @IntRange(max = 20_000) int hundredths, @ForAll @IntRange(min = 24, max = 64) int max) {
        TrainingHours hours = new TrainingHours(BigDecimal.valueOf(hundredths, 2), max);

        assertThat(hours.funded().add(hours.excess())).isEqualByComparingTo(hours.planned());
        assertThat(hours.funded()).isLessThanOrEqualTo(BigDecimal.valueOf(max));
        assertThat(hours.excess().signum()).isNotNegative();
    }

    @Property
    @Rule("PSW-03-18")
    void oneDayLessThanTheEarliestEndIsTooShort(
            @ForAll @DateRange(min = "2019-01-01", max = "2031-12-31") LocalDate start) {
        MinimumDuration period = new MinimumDuration(NOTICE.terms().pilotMonths());
        LocalDate end = period.earliestValidEnd(start);

        assertThat(period.isReached(start, end)).isTrue();
        assertThat(period.isReached(start, end.minusDays(1))).isFalse();
        assertThat(period.earliestValidEnd(start.plusDays(1))).isAfterOrEqualTo(end);
    }

    private Grantable grantable(int lazio, boolean actionB, Euro costA, Euro costB) {
        return ((Outcome.Accepted<Grantable>) grants.grantable(lazio, true, actionB, costA, costB)).value();
    }

    @Provide
    Arbitrary<Euro> amounts() {
        return Arbitraries.longs().between(0, 5_000_000).map(cents -> Euro.of(BigDecimal.valueOf(cents, 2)));
    }
}

package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.Percentage;
import it.sportello.shared.Rule;
import java.math.BigDecimal;

/** An exact number of hours, kept as a fraction so that nothing is rounded before the named amount (PSW-00-01). */
@Rule({"PSW-00-01", "PSW-00-02"})
record Ratio(BigDecimal numerator, BigDecimal denominator) implements Comparable<Ratio> {

    static final Ratio ZERO = of(BigDecimal.ZERO);

    static Ratio of(BigDecimal value) {
        return new Ratio(value, BigDecimal.ONE);
    }

    Ratio plus(Ratio other) {
        return denominator.compareTo(other.denominator) == 0
                ? new Ratio(numerator.add(other.numerator), denominator)
                : new Ratio(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    /** This × part ÷ whole. */
    Ratio times(BigDecimal part, BigDecimal whole) {
        return new Ratio(numerator.multiply(part), denominator.multiply(whole));
    }

    Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean isPositive() {
        return numerator.signum() > 0;
    }

    /** {@code round(amount × this ÷ whole)}, rounded once. */
    Euro shareOf(Euro amount, BigDecimal whole) {
        return Euro.quotient(amount.amount().multiply(numerator), denominator.multiply(whole));
    }

    /** For people and summaries: two decimals. */
    BigDecimal display() {
        return Percentage.hundredths(numerator, denominator);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}

package it.sportello.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate as a fraction: {@code 0.60} is 60 %. Applied to an amount it gives an amount rounded once (PSW-00-01);
 * compared with a ratio it is never rounded (PSW-00-02).
 *
 * @param fraction the rate, 0 or more; 1 is the whole
 */
@Rule({"PSW-00-01", "PSW-00-02"})
public record Percentage(BigDecimal fraction) implements Comparable<Percentage> {

    public Percentage {
        if (fraction.signum() < 0) {
            throw new IllegalArgumentException("a rate cannot be negative: " + fraction);
        }
    }

    @JsonCreator
    public static Percentage of(String fraction) {
        return new Percentage(new BigDecimal(fraction));
    }

    /** The rounded part of the amount: {@code round(fraction × amount)}. */
    public Euro of(Euro amount) {
        return Euro.rounded(fraction.multiply(amount.amount()));
    }

    /** True when {@code part / whole} is above this rate, by cross-multiplication, unrounded (PSW-00-02). */
    public boolean isExceededBy(BigDecimal part, BigDecimal whole) {
        return part.compareTo(fraction.multiply(whole)) > 0;
    }

    /** True when {@code part / whole} is this rate or above it, unrounded (PSW-00-02). */
    public boolean isReachedBy(BigDecimal part, BigDecimal whole) {
        return part.compareTo(fraction.multiply(whole)) >= 0;
    }

    @Override
    public int compareTo(Percentage other) {
        return fraction.compareTo(other.fraction);
    }

    /** For people: {@code 60%}. */
    public String display() {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** A ratio for people, with two decimals: {@code 79.99%}. Display only, never compared (PSW-00-02). */
    public static String displayRatio(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** A quotient for people, with two decimals. Display only, never compared (PSW-00-02). */
    public static BigDecimal hundredths(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 2, RoundingMode.HALF_UP);
    }

    @JsonValue
    @Override
    public String toString() {
        return fraction.toPlainString();
    }
}

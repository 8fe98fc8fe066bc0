package it.sportello.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * An amount of money in euro, exact to the cent (PSW-00-01). Immutable; it never rounds by itself: what has more than
 * two decimals is refused, and the one rounding of a named amount is {@link #rounded(BigDecimal)}.
 */
@Rule("PSW-00-01")
public final class Euro implements Comparable<Euro> {

    public static final Euro ZERO = new Euro(0);

    private static final int SCALE = 2;

    /** As many digits as a column keeps; an exponent, a plus or the digits of another alphabet are no amount. */
    private static final Pattern WRITTEN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]+)?");

    private final long cents;

    private Euro(long cents) {
        this.cents = cents;
    }

    /**
     * Reads an amount with a dot as decimal separator, such as {@code 4900.00}. Three decimals are refused even when
     * they are zeros: who writes {@code 10.000} may mean ten thousand.
     *
     * @throws IllegalArgumentException when it is no number of at most twelve digits or has more than two decimals
     */
    @JsonCreator
    public static Euro of(String text) {
        String written = text.strip();
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("not an amount in euro: " + text);
        }
        int dot = written.indexOf('.');
        if (dot >= 0 && written.length() - dot - 1 > SCALE) {
            throw new IllegalArgumentException("more than two decimals: " + written);
        }
        return of(new BigDecimal(written));
    }

    /** @throws IllegalArgumentException when the amount has more than two decimals (it is refused, never rounded) */
    public static Euro of(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException("more than two decimals: " + amount);
        }
        return exact(amount);
    }

    /** Rounds the exact result of a calculation HALF_UP to the cent: once, at the end of a named amount (PSW-00-01). */
    public static Euro rounded(BigDecimal exact) {
        return exact(exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    private static Euro exact(BigDecimal amount) {
        try {
            return new Euro(amount.movePointRight(SCALE).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("no amount in euro: " + amount, e);
        }
    }

    /** Rounds an exact quotient HALF_UP to the cent, once (PSW-00-01). */
    public static Euro quotient(BigDecimal dividend, BigDecimal divisor) {
        return exact(dividend.divide(divisor, SCALE, RoundingMode.HALF_UP));
    }

    public static Euro sum(Collection<Euro> amounts) {
        return amounts.stream().reduce(ZERO, Euro::plus);
    }

    /** The amount with scale 2, for exact arithmetic whose result is given to {@link #rounded(BigDecimal)}. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, SCALE);
    }

    public Euro plus(Euro other) {
        return new Euro(Math.addExact(cents, other.cents));
    }

    /** The difference, which may be negative. */
    public Euro minus(Euro other) {
        return new Euro(Math.subtractExact(cents, other.cents));
    }

    /** {@code max(0.00, this - other)}: what is left, or what exceeds. */
    public Euro minusOrZero(Euro other) {
        return minus(other).max(ZERO);
    }

    public Euro min(Euro other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Euro max(Euro other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    /** True when this is at least {@code other}. */
    public boolean covers(Euro other) {
        return compareTo(other) >= 0;
    }

    public boolean exceeds(Euro other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Euro other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Euro euro && cents == euro.cents;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(cents);
    }

    /** Dot as separator, two decimals, no grouping: {@code 4900.00}. */
    @Override
    @JsonValue
    public String toString() {
        return amount().toPlainString();
    }
}

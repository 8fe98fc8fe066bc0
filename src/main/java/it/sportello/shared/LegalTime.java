package it.sportello.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Instants and legal days: the zone is always Europe/Rome, whatever the machine's (PSW-00-03). */
@Rule("PSW-00-03")
public final class LegalTime {

    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** The firing instant of what has no date yet: an open-ended suspension, a term that only an event ends. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private LegalTime() {}

    /** The legal day of an instant. */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ROME).toLocalDate();
    }

    /** 00:00 in Rome of a day, right through both clock changes. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ROME).toInstant();
    }

    /** 23:59:59.999 in Rome of a day (PSW-00-04). */
    public static Instant lastInstantOf(LocalDate day) {
        return startOf(day.plusDays(1)).minusMillis(1);
    }
}

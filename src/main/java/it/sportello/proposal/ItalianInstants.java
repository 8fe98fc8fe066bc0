package it.sportello.proposal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants for people, in Rome: {@code 12/03/2020 09:30:00}. */
final class ItalianInstants {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ITALY).withZone(ZoneId.of("Europe/Rome"));

    private ItalianInstants() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}

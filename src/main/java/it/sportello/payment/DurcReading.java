package it.sportello.payment;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as read by the officer (PSW-18-10).
 *
 * @param subject tax code of the enterprise or member it is about
 * @param expiry its last valid day; asked for where it is regular
 */
@Rule({"PSW-18-10", "PSW-05-06"})
public record DurcReading(String subject, DurcStatus status, @Nullable LocalDate expiry) {

    /** @throws Refusal when a regular certificate has no expiry */
    public DurcReading {
        if (status == DurcStatus.REGULAR && expiry == null) {
            throw Refusal.invalid("durcExpiry", "PSW-18-10", "Indicare la scadenza del DURC regolare.");
        }
    }

    /** Regular and not expired on that day; its last day is valid. */
    public boolean isPositiveOn(LocalDate day) {
        return status == DurcStatus.REGULAR && expiry != null && !day.isAfter(expiry);
    }
}

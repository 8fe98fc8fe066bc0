package it.sportello.grant;

import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The start communication: one document, two dates (AMB-27).
 *
 * @param startDate the start declared in it: the 30 days of §16 and the window of the expenses
 * @param communicatedAt its receipt: the event of the nine months (DL-09)
 * @param ownScheduleEnd last day of the beneficiary's own schedule, moved by the same length (DL-11); never later than
 *     DL-09, which the caller knows
 */
@Rule({"PSW-16-01", "PSW-16-02", "PSW-09-01", "PSW-00-09"})
public record Start(LocalDate startDate, Instant communicatedAt, LocalDate ownScheduleEnd) {

    /** The length of the beneficiary's own schedule in days, the day of the start not counted. */
    public int ownScheduleDays() {
        return (int) ChronoUnit.DAYS.between(startDate, ownScheduleEnd);
    }
}

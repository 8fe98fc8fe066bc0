package it.sportello.revocation;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice the beneficiary has: the caller registers DL-18 from it.
 *
 * @param receivedOn the event of the term
 * @param days its length, calendar days
 */
@Rule("PSW-20-02")
public record NoticeServed(UUID notice, LocalDate receivedOn, int days) {}

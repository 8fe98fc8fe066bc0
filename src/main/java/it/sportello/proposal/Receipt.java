package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That an application was transmitted, when, and in which place. Asked for again, it is the same.
 *
 * @param transmittedAt legal instant, to the microsecond (PSW-12-08 asks for milliseconds): no two arrive at the same
 * @param arrivalNumber grows with the instant; unique, not consecutive
 * @param submissionDate the day in Rome
 */
@Rule("PSW-12-08")
public record Receipt(
        ReferenceCode code,
        String applicantName,
        String taxCode,
        Instant transmittedAt,
        LocalDate submissionDate,
        long arrivalNumber) {}

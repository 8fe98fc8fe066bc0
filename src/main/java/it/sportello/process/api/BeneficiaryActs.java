package it.sportello.process.api;

import it.sportello.shared.Rule;
import org.springframework.stereotype.Component;

/**
 * What the applicant, then beneficiary, does to its own case. Each act is one transaction: it locks the case, asks state
 * and term, changes what it concerns, marks the register and leaves the message for the engine, which follows later and
 * always. The cases of others are not found. The instant of an act is that of its receipt ({@link Received}).
 *
 * @param applicant until the concession; the withdrawal whenever
 * @param startUp from the publication to the start
 * @param activity until its end
 * @param report from the end of the activity
 * @param notice whenever a formal notice was served
 */
@Component
@Rule({"PSW-12-02", "PSW-16-10"})
public record BeneficiaryActs(
        ApplicantActs applicant,
        StartUpActs startUp,
        ActivityActs activity,
        ReportActs report,
        FormalNoticeActs notice) {}

package it.sportello.proposal;

import it.sportello.notice.Notice;
import java.time.LocalDate;

/** Computes from a whole form what later steps read from columns. */
@FunctionalInterface
public interface FormSummary {

    /** @param day the day on which the employees are counted (PSW-08-04) */
    FormFacts of(ProposalForm form, Notice notice, LocalDate day);
}

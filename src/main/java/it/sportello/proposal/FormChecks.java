package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.shared.Reason;
import java.time.LocalDate;
import java.util.List;

/**
 * A further check that prevents a form from being sent, run on forms whose fields are whole. Every bean of this type is
 * asked and all reasons are collected.
 */
@FunctionalInterface
public interface FormChecks {

    /**
     * @param day the day on which the form is sent
     * @return what prevents the sending, the subject being the path of the field; empty when nothing does
     */
    List<Reason> blocks(ProposalForm form, Notice notice, LocalDate day);
}

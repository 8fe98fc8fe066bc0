package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.shared.Rule;
import java.util.List;

/** Which documents a form owes (table DOCUMENTS). */
@FunctionalInterface
@Rule("PSW-12-13")
public interface DocumentChecklist {

    /** In the order of the notice, without repetitions. */
    List<Owed> of(ProposalForm form, Notice notice);

    /**
     * A document owed.
     *
     * @param subject the tax code of the party or person it is about; empty for the applicant itself
     * @param mandatory its absence prevents transmission (PSW-12-20); otherwise it is only noted
     */
    record Owed(String code, String subject, String label, boolean mandatory) {}
}

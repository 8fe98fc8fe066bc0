package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The cases, by their code. */
public interface Proposals {

    /**
     * The case, to read it.
     *
     * @throws Refusal of kind NOT_FOUND when there is none
     */
    Proposal require(ReferenceCode code);

    /** The cases with these codes; a code of anything else, such as an act, is passed over. */
    List<Proposal> of(Collection<ReferenceCode> codes);

    /** The rule sets of these cases, without the cases; a code of anything else is passed over. */
    Map<ReferenceCode, String> ruleSets(Collection<ReferenceCode> codes);

    /**
     * The case, locked until the transaction ends ({@code SELECT … FOR UPDATE}): the first statement of every method
     * that changes a case. Needs a transaction.
     *
     * @throws Refusal of kind NOT_FOUND when there is none
     */
    Proposal lock(ReferenceCode code);

    /**
     * Locks the cases that this transaction is going to change, in the order of their codes and in one statement: each
     * of them is then found by {@link #lock}. A code of anything else is passed over. Needs a transaction.
     */
    void lockAll(Collection<ReferenceCode> codes);

    /** Locks the case and changes it, in the caller's transaction or in one of its own. */
    Proposal change(ReferenceCode code, Consumer<Proposal> change);

    /** The form as it was sent: whole and frozen. */
    ProposalForm form(ReferenceCode code);

    /** The mark of this user at this instant of the legal clock. */
    Mark by(String user);

    /** The cases in any of these states, in order of arrival. */
    List<Proposal> in(List<CaseState> states);

    /** Every transmitted proposal of the same applicant (PSW-12-09), in order of arrival. */
    List<Proposal> ofApplicant(String notice, String taxCode);

    /**
     * Every transmitted proposal of the call in which one of these accredited bodies is partner (PSW-12-10), by code.
     *
     * @param taxCodes upper case, at least one
     */
    List<Proposal> withPartners(String notice, Set<String> taxCodes);

    /**
     * Sent proposals whose code or applicant's name contains the text, the latest arrival first.
     *
     * @param text any case; empty for all
     * @param states empty for all
     * @param most how many at most
     */
    List<Proposal> search(String text, List<CaseState> states, int most);

    /** All that happened to the case, in order. */
    List<CaseTransition> history(ReferenceCode code);
}

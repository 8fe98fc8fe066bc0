package it.sportello.proposal;

import it.sportello.shared.ReferenceCode;

/**
 * Tells the procedure what has happened to a case, in the case's words. The procedure follows later and always: each
 * call leaves its message in the caller's transaction, so that an act is acknowledged whatever the engine is doing.
 */
public interface Procedure {

    /**
     * The application was transmitted (PSW-12-06): the examination of the case starts, in the order of arrival.
     *
     * @param arrivalNumber its place in that order
     */
    void transmitted(ReferenceCode code, long arrivalNumber);

    /** The Commission exists (PSW-13-03): the technical evaluation may begin. */
    void commissionAppointed(ReferenceCode code);

    /** The ledger proposes the commitment of the case (PSW-08-08): its turn in the queue has come. */
    void commitmentProposed(ReferenceCode code);

    /** The act is being prepared and the survey of the register is not of the day or of its amount (PSW-06-15). */
    void aidCheckDue(ReferenceCode code);

    /**
     * The determination that decides the case was adopted (PSW-14-03).
     *
     * @param conceded whether the act concedes the contribution; false for every negative outcome
     */
    void determinationAdopted(ReferenceCode code, boolean conceded);

    /** The act that decides the case was published on the BUR (PSW-14-05). */
    void actPublished(ReferenceCode code);

    /** The beneficiary communicated the start of the activity (PSW-16-01). */
    void startCommunicated(ReferenceCode code);

    /** The activity starts: the requirements of admission are looked at again (PSW-05-10). */
    void requirementsToCheck(ReferenceCode code);

    /** The deed of the ATI or ATS was filed (PSW-16-03). */
    void atiFormalised(ReferenceCode code);

    /** The beneficiary asked for the advance (PSW-18-02). */
    void advanceRequested(ReferenceCode code);

    /** The recognition of the expense came before the advance was paid, which is no longer due. */
    void advanceSuperseded(ReferenceCode code);

    /** The beneficiary asked for a variation (PSW-16-07). */
    void variationRequested(ReferenceCode code);

    /** The beneficiary asked for more time to report (PSW-19-02). */
    void extensionRequested(ReferenceCode code);

    /** The activity ended, by communication or by its term (PSW-09-01). */
    void activityEnded(ReferenceCode code);

    /** The final report was submitted (PSW-19-01). */
    void reportSubmitted(ReferenceCode code);

    /** The time for observations on the reasons of refusal is over: answered or expired (PSW-12-19). */
    void observationsClosed(ReferenceCode code);

    /** The time for the integration of documents is over: answered or expired (PSW-12-19). */
    void integrationClosed(ReferenceCode code);

    /** The time of the formal notice is over: answered or expired (PSW-20-02). */
    void noticeTermClosed(ReferenceCode code);

    /** A breach of the beneficiary's obligations was found (PSW-20-01). */
    void breachFound(ReferenceCode code);

    /** Nothing is left of the breaches of the notice in preparation: its term was moved, or kept after all. */
    void breachWithdrawn(ReferenceCode code);

    /** An approved case is reviewed because of a duplicate (PSW-12-12). */
    void reviewOpened(ReferenceCode code);

    /** A ground of exclusion came up after the admission (PSW-12-11). */
    void exclusionGroundFound(ReferenceCode code);

    /** The ledger proposes Action B of a case conceded without it (PSW-08-10). */
    void actionBFunded(ReferenceCode code);

    /** Action B, on its way to be conceded, is asked for no more (PSW-08-10). */
    void actionBLapsed(ReferenceCode code);

    /** The applicant or beneficiary withdrew. */
    void withdrawn(ReferenceCode code);

    /** The invoice for the balance was filed (PSW-18-09). */
    void balanceInvoiced(ReferenceCode code);

    /** The CUP has to be requested for the case (PSW-16-06). */
    void cupToRequest(ReferenceCode code);

    /** The guarantee of the advance is about to expire. */
    void guaranteeExpiring(ReferenceCode code);

    /** The call was revoked or annulled (PSW-14-08). */
    void callAnnulled(ReferenceCode code);

    /** A control of the case was opened (PSW-22-01). */
    void controlOpened(ReferenceCode code);

    /** A data subject exercised its rights on the data of the case (PSW-25-06). */
    void rightsRequested(ReferenceCode code);

    /** Somebody suspects a fraud in the case (PSW-24-01). */
    void fraudSuspected(ReferenceCode code);

    /** Less is left of the aid than was registered: revocation, reduction, withdrawal, settlement (PSW-06-15). */
    void aidReduced(ReferenceCode code);

    /** The retention term is over (PSW-23-01). */
    void retentionEnded(ReferenceCode code);
}

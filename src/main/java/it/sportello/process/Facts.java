package it.sportello.process;

/**
 * The routing facts: the only process variables. They say which way a case goes, never money, personal data or
 * objects; the law lives in the tables.
 */
public final class Facts {

    public static final String ADMISSIBLE = "admissible";
    public static final String FORMAL_OUTCOME = "formalOutcome";
    public static final String PRE_REJECTION_REQUIRED = "preRejectionRequired";
    public static final String REJECTION_CONFIRMED = "rejectionConfirmed";
    public static final String COMMISSION_APPOINTED = "commissionAppointed";
    public static final String APPROVABLE = "approvable";
    public static final String FINANCEABLE = "financeable";
    public static final String TURN_TAKEN = "turnTaken";
    public static final String AID_SURVEY_STALE = "aidSurveyStale";
    public static final String ALREADY_COMMITTED = "alreadyCommitted";
    public static final String CONCEDED = "conceded";
    public static final String SIGNED = "signed";
    public static final String PUBLICATION_REQUIRED = "publicationRequired";
    public static final String EXCLUSION_CONFIRMED = "exclusionConfirmed";
    public static final String EXCLUDED_ON_REVIEW = "excludedOnReview";
    public static final String ATI_TO_FORMALISE = "atiToFormalise";
    public static final String PAYABLE = "payable";
    public static final String PAID = "paid";
    public static final String FINDINGS = "findings";
    public static final String BREACH = "breach";
    public static final String EX_POST = "exPost";
    public static final String RECOGNITION_CONFIRMED = "recognitionConfirmed";
    public static final String SETTLEMENT_KIND = "settlementKind";
    public static final String RECOVERED = "recovered";
    public static final String NOTICE_SERVED = "noticeServed";
    public static final String COMPLIED = "complied";
    public static final String REVOCATION_DECISION = "revocationDecision";
    public static final String REVOKED = "revoked";

    private Facts() {}
}

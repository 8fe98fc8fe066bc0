package it.sportello.process;

/** The ids of the process models, each also the name of its file. */
public final class Models {

    public static final String GRANT_PROCEDURE = "grant-procedure";
    public static final String DETERMINATION = "determination";
    public static final String CALL_ACT = "call-act";
    public static final String CONTROL = "control";
    public static final String AID_CHANGE = "aid-change";
    public static final String RETENTION = "retention";
    public static final String RIGHTS_REQUEST = "rights-request";
    public static final String FRAUD_REPORT = "fraud-report";

    private Models() {}
}

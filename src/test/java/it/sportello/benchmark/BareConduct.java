package it.sportello.benchmark;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;

/** People in front of the bare engine: they start, correlate and complete, and say the way. */
final class BareConduct implements Lifecycles.Conduct {

    /** What the delegates say on the usual way. */
    static final Map<String, Map<String, Object>> DELEGATES = Map.of(
            "registerForEvaluation", Map.of("commissionAppointed", true),
            "takeTurn", Map.of("turnTaken", true, "aidSurveyStale", true),
            "openStartUp", Map.of("atiToFormalise", false),
            "checkAdvanceGate", Map.of("payable", true),
            "determineSettlement", Map.of("settlementKind", "PAY"),
            "checkBalanceGate", Map.of("payable", true));

    private static final Map<String, Map<String, Object>> DECISIONS = Map.of(
            "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "ADMIT", "admissible", true),
            "UserTask_ScoreProposal", Map.of("approvable", true),
            "UserTask_RecordAidSurvey", Map.of("financeable", true),
            "UserTask_SignDetermination", Map.of("signed", true),
            "UserTask_PayAdvance", Map.of("paid", true),
            "UserTask_ConfirmRecognition", Map.of("recognitionConfirmed", true),
            "UserTask_PayBalance", Map.of("paid", true));

    private final ProcessEngine engine;

    BareConduct(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void act(String message, String code) {
        if ("transmitted".equals(message)) {
            engine.getRuntimeService().startProcessInstanceByKey("grant-procedure", code);
        } else {
            correlate(message, code, Map.of());
            if ("startCommunicated".equals(message)) {
                correlate("requirementsToCheck", code, Map.of());
            }
        }
    }

    @Override
    public void decide(String task, String taskId, String code) {
        // Who is known, or the history of what he does would not be written.
        engine.getIdentityService().setAuthenticatedUserId("ufficio");
        try {
            engine.getTaskService().claim(taskId, "ufficio");
            engine.getFormService().submitTaskForm(taskId, DECISIONS.getOrDefault(task, Map.of()));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void endOfDay(List<String> codes) {
        codes.forEach(code -> correlate("commitmentProposed", code, Map.of()));
    }

    @Override
    public void signed(List<String> codes) {
        codes.forEach(code -> correlate("determinationAdopted", code, Map.of("conceded", true)));
    }

    @Override
    public void published(List<String> codes) {
        codes.forEach(code -> correlate("actPublished", code, Map.of()));
        // One after the other: a case whose job is at work would make the job fail and wait.
        codes.forEach(code -> correlate("cupToRequest", code, Map.of()));
    }

    @Override
    public void monthsPass() {
        // Its timers are far away.
    }

    @Override
    public void settled(List<String> codes) {
        codes.forEach(code -> engine.getRuntimeService().startProcessInstanceByKey("aid-change", code));
    }

    private void correlate(String message, String code, Map<String, Object> facts) {
        Lifecycles.tryAgain(() -> engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(code)
                .setVariables(facts)
                .correlateAllWithResult());
    }
}

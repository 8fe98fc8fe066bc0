package it.sportello.process.phase;

import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.process.task.Decision;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Rule;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The RUP assesses a suspicion of fraud ({@code fraud-report.bpmn}). */
@Configuration(proxyBeanMethods = false)
class FraudPhase {

    private enum Assessment {
        CLEARED,
        CONFIRMED
    }

    /** Until every suspicion is cleared nothing is paid; what was cleared meanwhile needs nothing more. */
    @Bean
    @Rule("PSW-24-01")
    Decision assessFraudReport(Proposals proposals, Payments payments) {
        return TaskDecision.at("UserTask_AssessFraudReport", Set.of("decision", "grounds"), task -> {
            boolean cleared = task.fields().choice("decision", Assessment.class, "PSW-24-01") == Assessment.CLEARED;
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            if (cleared
                    && payments.find(task.code())
                            .filter(PaymentFile::hasFraudHold)
                            .isPresent()) {
                payments.clearFraudHold(task.code(), grounds, task.user(), task.at());
                proposal.lower(CaseFlag.FRAUD_HOLD, proposals.by(task.user()));
            }
            return Map.of();
        });
    }
}

package it.sportello.process.phase;

import static it.sportello.process.Facts.RECOGNITION_CONFIRMED;

import it.sportello.deadline.DeadlineKind;
import it.sportello.payment.Payments;
import it.sportello.process.task.Decision;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The report and its verification ({@code reporting.bpmn}). */
@Configuration(proxyBeanMethods = false)
@Rule({"PSW-19-01", "PSW-19-26", "PSW-19-28"})
class ReportingPhase {

    enum RecognitionOutcome {
        CONFIRM,
        RETURN
    }

    @Bean
    CaseStep ascertainReportTerm(Proposals proposals, CaseTerms terms, BreachDesk breaches) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_12)) {
                breaches.termElapsed(code, BreachCode.REV_REPORT_LATE, DeadlineKind.DL_12);
            }
            return Map.of();
        };
    }

    /** The rules go over every line; what they propose is for the officer to verify. */
    @Bean
    CaseStep checkReport(Proposals proposals, Reports reports, ReportContexts contexts, ReportTerms terms) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            proposal.startReportVerification(proposals.by("sistema"));
            terms.checked(proposal, reports.check(code, contexts.of(code)));
            return Map.of();
        };
    }

    /** The decisions on lines and actions are stored by the form as they are taken. */
    @Bean
    Decision verifyReport() {
        return TaskDecision.at("UserTask_VerifyReport", Set.of("grounds"), task -> Map.of());
    }

    @Bean
    CaseStep computeRecognition(Proposals proposals, Reports reports, ReportContexts contexts) {
        return code -> {
            proposals.lock(code);
            reports.check(code, contexts.of(code));
            return Map.of();
        };
    }

    /** Recognised: an advance that is not paid yet is no longer due. */
    @Bean
    Decision confirmRecognition(Proposals proposals, Reports reports, Payments payments, Procedure procedure) {
        return TaskDecision.at("UserTask_ConfirmRecognition", Set.of("decision", "grounds"), task -> {
            RecognitionOutcome decision = task.fields().choice("decision", RecognitionOutcome.class, "PSW-19-26");
            if (decision == RecognitionOutcome.RETURN) {
                task.fields().grounds();
                task.fields().check();
                return Map.of(RECOGNITION_CONFIRMED, false);
            }
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            Recognition recognition = reports.get(task.code()).recognition();
            if (recognition == null) {
                throw Refusal.notAllowed(
                        "REPORT_NOT_CHECKED", "PSW-19-28", "Il rendiconto non è stato ancora ricalcolato.");
            }
            reports.confirm(task.code(), recognition, task.user());
            proposal.recognise(proposals.by(task.user()));
            if (payments.supersedeUnpaidAdvance(task.code())) {
                procedure.advanceSuperseded(task.code());
            }
            return Map.of(RECOGNITION_CONFIRMED, true);
        });
    }
}

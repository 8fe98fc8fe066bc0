package it.sportello.process.phase;

import it.sportello.grant.Grants;
import it.sportello.payment.Payments;
import it.sportello.process.task.Decision;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The advance and its guarantee ({@code advance-payment.bpmn}). */
@Configuration(proxyBeanMethods = false)
@Rule({"PSW-18-02", "PSW-18-03", "PSW-18-04"})
class AdvancePhase {

    /** The officer's word on the guarantee. */
    enum GuaranteeCheck {
        ACCEPTED,
        REJECTED
    }

    /** The officer's word on a guarantee that expires. */
    enum GuaranteeDecision {
        RENEWED,
        ENFORCE
    }

    @Bean
    Decision checkAdvanceConditions(PaymentChecks checks, GuaranteeTerm guaranteeTerm) {
        Set<String> fields = new HashSet<>(PaymentChecks.CONDITIONS);
        fields.add("guaranteeAccepted");
        return TaskDecision.at("UserTask_CheckAdvanceConditions", fields, task -> {
            boolean accepted = task.fields().choice("guaranteeAccepted", GuaranteeCheck.class, "PSW-18-04")
                    == GuaranteeCheck.ACCEPTED;
            Map<String, Object> facts = checks.record(task, accepted);
            if (accepted) {
                guaranteeTerm.accepted(task.code(), task.user());
            }
            return facts;
        });
    }

    @Bean
    CaseStep checkAdvanceGate(PaymentChecks checks) {
        return checks::gate;
    }

    @Bean
    Decision payAdvance(PaymentChecks checks, Proposals proposals, Grants grants) {
        return TaskDecision.at(
                "UserTask_PayAdvance",
                Set.of("decision", "orderNumber", "paymentDate", "grounds"),
                task -> checks.pay(task, () -> {
                    Proposal proposal = proposals.lock(task.code());
                    proposal.lower(CaseFlag.ADVANCE_REQUESTED, proposals.by(task.user()));
                    proposal.raise(CaseFlag.ADVANCE_PAID, proposals.by(task.user()));
                    grants.advanceWasPaid(task.code());
                }));
    }

    @Bean
    Decision renewOrEnforceGuarantee(Proposals proposals, Payments payments, GuaranteeTerm guaranteeTerm) {
        return TaskDecision.at(
                "UserTask_RenewOrEnforceGuarantee", Set.of("decision", "guaranteeExpiry", "grounds"), task -> {
                    GuaranteeDecision decision = task.fields().choice("decision", GuaranteeDecision.class, "PSW-18-04");
                    String grounds = task.fields().grounds();
                    if (decision == GuaranteeDecision.RENEWED) {
                        LocalDate expiry = task.fields().requiredDate("guaranteeExpiry");
                        if (expiry.isBefore(LegalTime.dateOf(task.at()))) {
                            task.fields().error("guaranteeExpiry", "La nuova scadenza non può essere già trascorsa.");
                        }
                        task.fields().check();
                        proposals.lock(task.code());
                        payments.renewGuarantee(task.code(), expiry);
                        guaranteeTerm.renewed(task.code(), task.at(), task.user());
                    } else {
                        task.fields().check();
                        proposals.lock(task.code());
                        payments.enforceExpiringGuarantee(task.code(), LegalTime.dateOf(task.at()), grounds, task.at());
                        guaranteeTerm.ended(task.code(), task.at(), task.user());
                    }
                    return Map.of();
                });
    }
}

package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.grant.Grants;
import it.sportello.notice.Notices;
import it.sportello.payment.Guarantee;
import it.sportello.payment.Payments;
import it.sportello.process.task.Decision;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

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
                guaranteeTerm.open(task.code(), task.user());
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
                        guaranteeTerm.open(task.code(), task.user());
                    } else {
                        task.fields().check();
                        proposals.lock(task.code());
                        Euro sum = payments.netPaid(task.code());
                        payments.enforceGuarantee(task.code(), sum, LegalTime.dateOf(task.at()), grounds, task.at());
                    }
                    return Map.of();
                });
    }

    /** DL-20: the office is told some time before the guarantee expires. */
    @Component
    @Rule("PSW-18-04")
    static class GuaranteeTerm {

        private final Proposals proposals;
        private final Payments payments;
        private final CaseTerms terms;
        private final Notices notices;

        GuaranteeTerm(Proposals proposals, Payments payments, CaseTerms terms, Notices notices) {
            this.proposals = proposals;
            this.payments = payments;
            this.terms = terms;
            this.notices = notices;
        }

        void open(ReferenceCode code, String by) {
            Proposal proposal = proposals.lock(code);
            int warning = notices.byRuleSet(proposal.ruleSet()).terms().guaranteeWarningDays();
            payments.of(code)
                    .guarantee()
                    .flatMap(Guarantee::expiry)
                    .ifPresent(expiry -> terms.open(
                            proposal,
                            DeadlineKind.DL_20,
                            StartEvent.on(expiry, "scadenza della garanzia"),
                            Term.onDate(expiry.minusDays(warning)),
                            by));
        }
    }
}

package it.sportello.process.phase;

import static it.sportello.process.Facts.RECOVERED;
import static it.sportello.process.Facts.SETTLEMENT_KIND;

import it.sportello.audit.Explanations;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Retention;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.AidRegistrations;
import it.sportello.funding.FundLedger;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.payment.Recovery;
import it.sportello.payment.RecoveryRequest;
import it.sportello.payment.SettlementCause;
import it.sportello.payment.SettlementResult;
import it.sportello.process.api.Archive;
import it.sportello.process.api.KeptUntil;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.CaseTransition;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.revocation.FormalNotice;
import it.sportello.revocation.Revocations;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The last payment or the recovery, and the end ({@code settlement.bpmn}, {@code retention.bpmn}). */
@Configuration(proxyBeanMethods = false)
@Rule({"PSW-18-07", "PSW-18-08", "PSW-20-03", "PSW-20-04"})
class SettlementPhase {

    enum RecoveryOutcome {
        RECOVERED,
        NOT_RECOVERED
    }

    @Bean
    CaseStep determineSettlement(Settlements settlements) {
        return code -> Map.of(SETTLEMENT_KIND, settlements.determine(code).name());
    }

    @Bean
    Decision checkBalanceConditions(PaymentChecks checks) {
        return TaskDecision.at(
                "UserTask_CheckBalanceConditions", PaymentChecks.CONDITIONS, task -> checks.record(task, null));
    }

    @Bean
    CaseStep checkBalanceGate(PaymentChecks checks) {
        return checks::gate;
    }

    @Bean
    Decision payBalance(PaymentChecks checks) {
        return TaskDecision.at(
                "UserTask_PayBalance",
                Set.of("decision", "orderNumber", "paymentDate", "grounds"),
                task -> checks.pay(task, () -> {}));
    }

    @Bean
    @Rule("PSW-18-08")
    Decision requestRecovery(
            Proposals proposals, Payments payments, Revocations revocations, Explanations explanations) {
        return TaskDecision.at(
                "UserTask_RequestRecovery",
                Set.of("requestedOn", "receivedOn", "dueDays", "actNumber", "grounds"),
                task -> {
                    proposals.lock(task.code());
                    LocalDate requested = task.fields().requiredPastDate("requestedOn", owed(revocations, task));
                    LocalDate received = task.fields().requiredPastDate("receivedOn", request(requested));
                    @Nullable Integer days = task.fields().integer("dueDays").orElse(null);
                    task.fields().check();
                    payments.requestRecovery(
                            task.code(),
                            new RecoveryRequest(
                                    requested,
                                    received,
                                    days,
                                    task.fields().text("actNumber").orElse(null)),
                            task.at());
                    explanations.confirmLast(task.code(), "settlement", task.user(), task.at());
                    return Map.of();
                });
    }

    /** The act of revocation may ask for the money itself, some days before it is recorded here. */
    private static Fields.Preceding owed(Revocations revocations, Submission task) {
        return revocations.of(task.code()).stream()
                .flatMap(notice -> notice.actDate().stream())
                .max(Comparator.naturalOrder())
                .map(act -> new Fields.Preceding(act, "l'atto di revoca"))
                .orElseGet(task::opening);
    }

    private static Fields.Preceding request(LocalDate day) {
        return new Fields.Preceding(day, "la richiesta di restituzione");
    }

    /** Nothing comes back before the beneficiary has been asked for it. */
    private static Fields.Preceding request(Payments payments, Submission task) {
        return payments.find(task.code())
                .flatMap(PaymentFile::openRecovery)
                .flatMap(Recovery::requestedOn)
                .map(SettlementPhase::request)
                .orElseGet(task::opening);
    }

    @Bean
    @Rule("PSW-18-08")
    Decision recordRecovery(Proposals proposals, Payments payments) {
        return TaskDecision.at(
                "UserTask_RecordRecovery", Set.of("decision", "recoveredOn", "amount", "grounds"), task -> {
                    RecoveryOutcome decision = task.fields().choice("decision", RecoveryOutcome.class, "PSW-18-08");
                    if (decision == RecoveryOutcome.NOT_RECOVERED) {
                        task.fields().check();
                        proposals.lock(task.code());
                        payments.recoveryNotReceived(task.code());
                        return Map.of(RECOVERED, false);
                    }
                    proposals.lock(task.code());
                    LocalDate day = task.fields().requiredPastDate("recoveredOn", request(payments, task));
                    Euro amount = task.fields().requiredEuro("amount");
                    task.fields().check();
                    boolean whole = payments.receiveRecovery(task.code(), amount, day);
                    if (!whole) {
                        payments.recoveryNotReceived(task.code());
                    }
                    return Map.of(RECOVERED, whole);
                });
    }

    @Bean
    @Rule("PSW-18-08")
    Decision enforceGuarantee(Proposals proposals, Payments payments, GuaranteeTerm guaranteeTerm) {
        return TaskDecision.at("UserTask_EnforceGuarantee", Set.of("enforcedOn", "amount", "grounds"), task -> {
            Proposal proposal = proposals.lock(task.code());
            LocalDate day = task.fields().requiredPastDate("enforcedOn", request(payments, task));
            Euro amount = task.fields().requiredEuro("amount");
            String grounds = task.fields().grounds();
            task.fields().check();
            payments.enforceGuarantee(task.code(), amount, day, grounds, task.at());
            guaranteeTerm.ended(task.code(), task.at(), task.user());
            payments.receiveRecovery(task.code(), amount, day);
            proposal.enforceGuarantee(proposals.by(task.user()).because(grounds));
            return Map.of();
        });
    }

    @Bean
    CaseStep settleCase(Settlements settlements) {
        return code -> {
            settlements.end(code);
            return Map.of();
        };
    }

    @Bean
    @Rule("PSW-06-15")
    CaseStep closeCase(Proposals proposals, Deadlines register, AidCorrections aidCorrections) {
        return code -> {
            proposals.lock(code).close(proposals.by("sistema"));
            aidCorrections.aidLeft(code);
            register.waiveAll(code, "sistema", "pratica chiusa");
            return Map.of();
        };
    }

    @Bean
    CaseStep closeWithdrawn(Proposals proposals, Deadlines register, AidCorrections aidCorrections) {
        return closeCase(proposals, register, aidCorrections);
    }

    /** The state was set by the act; only the terms are left. */
    @Bean
    @Rule("PSW-14-08")
    CaseStep closeAnnulled(Proposals proposals, Deadlines register, AidCorrections aidCorrections) {
        return code -> {
            proposals.lock(code);
            aidCorrections.aidLeft(code);
            register.waiveAll(code, "sistema", "avviso annullato");
            return Map.of();
        };
    }

    @Bean
    @Rule({"PSW-23-03", "PSW-23-04", "PSW-25-05"})
    Decision confirmArchive(Proposals proposals, Archive archive, Explanations explanations) {
        return TaskDecision.at("UserTask_ConfirmArchive", Set.of("grounds"), task -> {
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            KeptUntil kept = archive.keptUntil(task.code());
            kept.requireOver(LegalTime.dateOf(task.at()));
            Retention documents = kept.documents();
            explanations.storeConfirmed(
                    task.code(), documents.explanation(), documents, proposal.ruleSet(), task.user(), task.at());
            if (proposal.state() != CaseState.ARCHIVED) {
                proposal.archive(proposals.by(task.user()).because(grounds));
            }
            return Map.of();
        });
    }

    /** The aid is smaller than registered: the officer records the change in the national register too (PSW-06-15). */
    @Bean
    @Rule("PSW-06-15")
    Decision recordAidChange(Proposals proposals, AidRegistrations registrations) {
        return TaskDecision.at("UserTask_RecordAidChange", Set.of("covar", "registeredOn", "grounds"), task -> {
            String covar = task.fields().requiredText("covar");
            LocalDate day = task.fields().requiredPastDate("registeredOn", task.opening());
            task.fields().check();
            proposals.lock(task.code());
            registrations.recordChange(task.code(), covar, day, task.user(), task.at());
            return Map.of();
        });
    }

    /** How a case is settled, whatever brought it there, and what goes back to the ledger (PSW-08-12). */
    @Service
    @Transactional
    @Rule({"PSW-18-08", "PSW-20-03", "PSW-20-04", "PSW-08-12"})
    static class Settlements {

        private final Proposals proposals;
        private final Payments payments;
        private final Reports reports;
        private final Revocations revocations;
        private final FundLedger ledger;
        private final LaterActionB laterActionB;
        private final Deadlines register;
        private final GuaranteeTerm guaranteeTerm;
        private final RetentionTerms retention;
        private final AidCorrections aidCorrections;
        private final Clock clock;

        Settlements(
                Proposals proposals,
                Payments payments,
                Reports reports,
                Revocations revocations,
                FundLedger ledger,
                LaterActionB laterActionB,
                Deadlines register,
                GuaranteeTerm guaranteeTerm,
                RetentionTerms retention,
                AidCorrections aidCorrections,
                Clock clock) {
            this.proposals = proposals;
            this.payments = payments;
            this.reports = reports;
            this.revocations = revocations;
            this.ledger = ledger;
            this.laterActionB = laterActionB;
            this.register = register;
            this.guaranteeTerm = guaranteeTerm;
            this.retention = retention;
            this.aidCorrections = aidCorrections;
            this.clock = clock;
        }

        SettlementResult.Kind determine(ReferenceCode code) {
            Proposal proposal = proposals.lock(code);
            SettlementCause cause = cause(proposal);
            Kept kept = kept(proposal, cause);
            SettlementResult result = payments.settle(code, kept.total(), cause, clock.instant());
            release(proposal, kept, cause);
            laterActionB.settled(proposal, ground(proposal, cause));
            switch (result.kind()) {
                case PAY -> proposal.oweBalance(proposals.by("sistema"));
                case RECOVER -> proposal.openRecovery(proposals.by("sistema"));
                case NONE -> {
                    // Nothing to pay or to recover: the case is settled as it is.
                }
            }
            return result.kind();
        }

        private SettlementCause cause(Proposal proposal) {
            return switch (proposal.state()) {
                case WITHDRAWN -> SettlementCause.WITHDRAWAL;
                case PARTIALLY_REVOKED -> SettlementCause.REVOCATION;
                case REVOKED ->
                    revocations.recognisedPart(proposal.code()).isPresent()
                            ? SettlementCause.REVOCATION
                            : SettlementCause.REVIEW;
                default -> SettlementCause.RECOGNITION;
            };
        }

        /** What the beneficiary keeps of each action. */
        private record Kept(Euro actionA, Euro actionB) {
            Euro total() {
                return actionA.plus(actionB);
            }
        }

        private Kept kept(Proposal proposal, SettlementCause cause) {
            ReferenceCode code = proposal.code();
            if (cause == SettlementCause.RECOGNITION) {
                Recognition recognition =
                        Optional.ofNullable(reports.get(code).recognition()).orElseThrow();
                return new Kept(recognition.recognisedA(), recognition.recognisedB());
            }
            Euro part = revocations.recognisedPart(code).orElse(Euro.ZERO);
            Euro ofA = part.min(proposal.concededA());
            return new Kept(ofA, part.minus(ofA));
        }

        private void release(Proposal proposal, Kept kept, SettlementCause cause) {
            // After an earlier settlement part of the concession is free already.
            FundLedger.Commitment held = ledger.held(proposal.code());
            Euro freeA = held.amountA().minusOrZero(kept.actionA());
            Euro freeB = held.amountB().minusOrZero(kept.actionB());
            if (freeA.plus(freeB).isPositive()) {
                ledger.release(proposal.code(), freeA, freeB, actOf(proposal, cause), ground(proposal, cause));
                aidCorrections.aidLeft(proposal.code());
            }
        }

        /** Only a revocation is an act of its own; the other causes are a communication or a decision on the case. */
        private @Nullable String actOf(Proposal proposal, SettlementCause cause) {
            return cause != SettlementCause.REVOCATION
                    ? null
                    : revocations.of(proposal.code()).stream()
                            .filter(notice -> notice.actDate().isPresent())
                            .max(Comparator.comparing(notice -> notice.actDate().orElseThrow()))
                            .flatMap(FormalNotice::actNumber)
                            .orElse(null);
        }

        /** The cause, with the day on which the case came to it. */
        private String ground(Proposal proposal, SettlementCause cause) {
            List<CaseTransition> history = proposals.history(proposal.code());
            return cause.label() + " del "
                    + ItalianText.day(
                            LegalTime.dateOf(history.get(history.size() - 1).at()));
        }

        /** The case has nothing left to pay or to receive: guarantee free, terms over, kept for ten fiscal years. */
        void end(ReferenceCode code) {
            Proposal proposal = proposals.lock(code);
            if (payments.releaseGuarantee(code, clock.instant())) {
                guaranteeTerm.ended(code, clock.instant(), "sistema");
            }
            if (proposal.state() != CaseState.REVOKED && proposal.state() != CaseState.WITHDRAWN) {
                proposal.settle(proposals.by("sistema"));
            }
            proposal.close(proposals.by("sistema"));
            register.meetAll(code, EnumSet.of(DeadlineKind.DL_16), clock.instant(), "sistema");
            retention.begin(proposal);
        }
    }
}

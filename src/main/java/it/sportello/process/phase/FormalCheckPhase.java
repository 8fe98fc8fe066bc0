package it.sportello.process.phase;

import static it.sportello.process.Facts.ADMISSIBLE;
import static it.sportello.process.Facts.FORMAL_OUTCOME;

import it.sportello.admissibility.FormalFacts;
import it.sportello.admissibility.FormalProposal;
import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.FundLedger;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.task.Decision;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the arrival to the formal admissibility ({@code grant-procedure.bpmn}, {@code formal-check.bpmn}). */
@Configuration(proxyBeanMethods = false)
class FormalCheckPhase {

    /** The officer's word on the application. */
    enum FormalOutcome {
        ADMIT,
        EXCLUDE,
        INTEGRATE
    }

    /** The case is opened: its grants are set aside and the thirty days of approval run (PSW-13-14, PSW-13-10). */
    @Bean
    @Rule({"PSW-13-10", "PSW-13-14"})
    CaseStep openCase(
            Proposals proposals,
            FundLedger ledger,
            CaseTerms terms,
            Notices notices,
            DuplicateAlarm duplicates,
            Deadlines register) {
        return code -> {
            duplicates.raise(code);
            Proposal proposal = proposals.lock(code);
            ledger.register(
                    proposal.notice(),
                    code,
                    proposal.grantableA(),
                    proposal.grantableB(),
                    proposal.transmittedAt().orElseThrow());
            Notice notice = notices.byRuleSet(proposal.ruleSet());
            StartEvent transmission = StartEvent.at(
                    proposal.transmittedAt().orElseThrow(),
                    "trasmissione n. " + proposal.arrivalNumber().orElseThrow());
            terms.open(
                    proposal,
                    DeadlineKind.DL_04,
                    transmission,
                    Term.days(notice.terms().approvalDays()),
                    "sistema");
            terms.openUntilEvent(proposal, DeadlineKind.DL_05, transmission, "sistema");
            terms.openUntilEvent(proposal, DeadlineKind.DL_16, transmission, "sistema");
            if (proposal.state() != CaseState.TRANSMITTED) {
                // Withdrawn, or its call annulled, before it was opened: the message of it finds a case that asks for
                // nothing.
                ledger.leave(code, proposal.state().label());
                register.waiveAll(code, "sistema", proposal.state().label());
            }
            return Map.of();
        };
    }

    @Bean
    @Rule("PSW-13-01")
    CaseStep prepareFormalCheck(Proposals proposals) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            if (proposal.state() == CaseState.TRANSMITTED) {
                proposal.startFormalCheck(proposals.by("sistema"));
            }
            return Map.of();
        };
    }

    /** The officer decides on the proposal of the rules; departing from it needs grounds (PSW-00-11). */
    @Bean
    @Rule({"PSW-13-01", "PSW-12-19", "PSW-05-18", "PSW-12-11"})
    Decision checkFormalAdmissibility(
            Proposals proposals,
            Examination examination,
            Explanations explanations,
            Deadlines register,
            Notices notices) {
        return TaskDecision.at("UserTask_CheckFormalAdmissibility", Set.of("formalOutcome", "grounds"), task -> {
            FormalOutcome outcome = task.fields().choice("formalOutcome", FormalOutcome.class, "PSW-13-01");
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            FormalFacts facts = examination.recorded(task.code());
            FormalProposal proposed = facts.check(notices.byRuleSet(proposal.ruleSet()));
            if (!proposed.isComplete()) {
                throw Refusal.notAllowed(
                        "DOCUMENTS_NOT_EXAMINED",
                        "PSW-12-19",
                        "Restano documenti da esaminare: registrare l'esito di ciascuno prima di decidere.");
            }
            explanations.storeConfirmed(
                    task.code(), proposed.explanation(), facts, proposal.ruleSet(), task.user(), task.at());
            switch (outcome) {
                case ADMIT -> {
                    if (!proposed.grounds().isEmpty()) {
                        task.fields().grounds();
                        task.fields().check();
                    }
                    proposal.admit(proposals
                            .by(task.user())
                            .because(task.fields().text("grounds").orElse(null)));
                }
                case EXCLUDE -> {
                    List<Reason> grounds = new ArrayList<>(proposed.grounds());
                    task.fields()
                            .text("grounds")
                            .ifPresent(text -> grounds.add(Reason.of("EXC_ALLEGATO_E_OTHER", "PSW-13-02", text)));
                    if (grounds.isEmpty()) {
                        task.fields().error("grounds", "L'esclusione richiede almeno una causa o la motivazione.");
                        task.fields().check();
                    }
                    if (proposed.grounds().isEmpty()) {
                        requireReason(
                                notices.byRuleSet(proposal.ruleSet())
                                        .delegated()
                                        .exclusionReasons(),
                                task.fields().grounds());
                    }
                    proposal.proposeExclusion(grounds, proposals.by(task.user()));
                }
                case INTEGRATE -> {
                    requireIntegration(notices.byRuleSet(proposal.ruleSet()), proposed);
                    requireFirstIntegration(register, task.code());
                }
            }
            return Map.of(FORMAL_OUTCOME, outcome.name(), ADMISSIBLE, outcome == FormalOutcome.ADMIT);
        });
    }

    /** Where the reasons of annex E are known, what excludes by itself is one of them. */
    @Rule("PSW-13-02")
    static void requireReason(List<String> reasons, String grounds) {
        if (!reasons.isEmpty() && reasons.stream().noneMatch(grounds::contains)) {
            throw Refusal.invalid(
                    "grounds",
                    "PSW-13-02",
                    "Indicare quale causa dell'Allegato E ricorre: " + String.join("; ", reasons) + ".");
        }
    }

    private static void requireIntegration(Notice notice, FormalProposal proposed) {
        if (!notice.switches().allowIntegration()) {
            throw Refusal.notAllowed(
                    "INTEGRATION_NOT_ALLOWED", "PSW-12-19", "L'avviso non prevede l'integrazione dei documenti.");
        }
        if (proposed.integrable().isEmpty()) {
            throw Refusal.notAllowed(
                    "NOTHING_TO_INTEGRATE",
                    "PSW-12-19",
                    "Si integra solo un documento trasmesso e irregolare, mai un documento mancante.");
        }
    }

    /** One request only. */
    @Rule("PSW-12-19")
    private static void requireFirstIntegration(Deadlines register, ReferenceCode code) {
        if (register.find(code, DeadlineKind.DL_29).isPresent()) {
            throw Refusal.notAllowed(
                    "INTEGRATION_ALREADY_REQUESTED",
                    "PSW-12-19",
                    "L'integrazione dei documenti è già stata chiesta una volta.");
        }
    }

    /** The documents may be integrated within the term of the request; meanwhile the thirty days stand still. */
    @Bean
    @Rule("PSW-12-19")
    Decision requestIntegration(
            Proposals proposals, Messages messages, CaseTerms terms, ApprovalTerm approval, Notices notices) {
        return TaskDecision.at("UserTask_RequestIntegration", Set.of("request", "days", "receivedOn"), task -> {
            Proposal proposal = proposals.lock(task.code());
            Notice notice = notices.byRuleSet(proposal.ruleSet());
            String request = task.fields().requiredText("request");
            int days = task.fields().integer("days").orElse(notice.terms().integrationDays());
            if (days < 1) {
                task.fields().error("days", "Il termine è di almeno un giorno.");
            }
            LocalDate received = task.fields().requiredPastDate("receivedOn", task.opening());
            task.fields().check();
            messages.send(
                    task.code(),
                    Template.INTEGRATION_REQUEST,
                    Channel.PEC,
                    Messages.APPLICANT,
                    Map.of("giorni", String.valueOf(days), "richiesta", request),
                    task.at());
            terms.open(
                    proposal,
                    DeadlineKind.DL_29,
                    StartEvent.on(received, "ricevimento della richiesta"),
                    Term.days(days),
                    task.user());
            approval.stop(
                    task.code(),
                    received,
                    "richiesta del " + ItalianText.day(received),
                    "Richiesta di integrazione dei documenti",
                    task.user());
            return Map.of();
        });
    }

    @Bean
    @Rule("PSW-12-19")
    CaseStep ascertainIntegrationTerm(
            Proposals proposals, CaseTerms terms, Deadlines register, ApprovalTerm approval, Procedure procedure) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_29)) {
                LocalDate last = register.dueDate(code, DeadlineKind.DL_29).orElseThrow();
                approval.goOn(
                        code,
                        last,
                        "scadenza del " + ItalianText.day(last),
                        "Nessuna integrazione presentata nei termini",
                        "sistema");
                procedure.integrationClosed(code);
            }
            return Map.of();
        };
    }

    /** Thirty days without an act: the RUP and the Director are told; nothing is decided tacitly (PSW-13-10). */
    @Bean
    @Rule("PSW-13-10")
    CaseStep escalateApprovalTerm(Proposals proposals, CaseTerms terms, Notifier notifier) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_04)) {
                notifier.expired(code, DeadlineKind.DL_04, Template.APPROVAL_TERM_EXPIRED);
            }
            return Map.of();
        };
    }
}

package it.sportello.process.phase;

import static it.sportello.process.Facts.COMPLIED;
import static it.sportello.process.Facts.NOTICE_SERVED;
import static it.sportello.process.Facts.REVOCATION_DECISION;
import static it.sportello.process.Facts.REVOKED;

import it.sportello.audit.Explanations;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.NoticeServed;
import it.sportello.revocation.RevocationDecision;
import it.sportello.revocation.RevocationRules;
import it.sportello.revocation.Revocations;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The formal notice, and what follows from it ({@code revocation.bpmn}). */
@Configuration(proxyBeanMethods = false)
class RevocationPhase {

    enum NoticeDecision {
        SERVE,
        ARCHIVE
    }

    enum Compliance {
        COMPLIED,
        TOTAL,
        PARTIAL
    }

    enum DirectorDecision {
        REVOKE,
        RETURN,
        CLOSE
    }

    /** The breach is in the books already: the process begins with no outcome. */
    @Bean
    @Rule("PSW-20-01")
    CaseStep openBreach() {
        return code -> Map.of(REVOKED, false);
    }

    /** Nothing is revoked without the notice to comply (PSW-20-01); its days are set in each notice (PSW-20-02). */
    @Bean
    @Rule({"PSW-20-01", "PSW-20-02"})
    Decision prepareFormalNotice(
            Proposals proposals,
            Revocations revocations,
            CaseTerms terms,
            BreachDesk breaches,
            Explanations explanations) {
        return TaskDecision.at(
                "UserTask_PrepareFormalNotice",
                Set.of("decision", "text", "noticeDays", "receivedOn", "grounds"),
                task -> {
                    NoticeDecision decision = task.fields().choice("decision", NoticeDecision.class, "PSW-20-01");
                    if (decision == NoticeDecision.ARCHIVE) {
                        String grounds = task.fields().grounds();
                        task.fields().check();
                        Proposal proposal = proposals.lock(task.code());
                        requireNotWithdrawn(revocations, task.code());
                        boolean next = revocations.archive(task.code(), grounds, task.user(), task.at());
                        closeNotice(proposal, next, proposals, breaches, task.user());
                        return Map.of(NOTICE_SERVED, false, REVOKED, false);
                    }
                    String text = task.fields().requiredText("text");
                    @Nullable Integer days = task.fields().integer("noticeDays").orElse(null);
                    Proposal proposal = proposals.lock(task.code());
                    requireNotWithdrawn(revocations, task.code());
                    LocalDate received = task.fields().requiredPastDate("receivedOn", lastBreach(revocations, task));
                    task.fields().check();
                    NoticeServed served = revocations.serve(task.code(), text, days, received, task.user(), task.at());
                    terms.open(
                            proposal,
                            DeadlineKind.DL_18,
                            StartEvent.on(served.receivedOn(), "ricevimento della diffida"),
                            Term.days(served.days()),
                            task.user());
                    explanations.confirmAll(task.code(), "breach", task.user(), task.at());
                    return Map.of(NOTICE_SERVED, true);
                });
    }

    /** A term that was moved has withdrawn the breach and its notice: the task is about to go by itself. */
    private static void requireNotWithdrawn(Revocations revocations, ReferenceCode code) {
        if (revocations.open(code).isEmpty()) {
            throw Refusal.notAllowed(
                    "BREACH_WITHDRAWN",
                    "PSW-00-08",
                    "L'inadempimento non sussiste più, perché il termine è stato spostato o rispettato: il compito si"
                            + " chiude da solo.");
        }
    }

    /** The notice states every breach found until it is served. */
    private static Fields.Preceding lastBreach(Revocations revocations, Submission task) {
        return revocations.open(task.code()).stream()
                .flatMap(notice -> revocations.causesOf(notice).stream())
                .map(breach -> LegalTime.dateOf(breach.foundAt()))
                .max(Comparator.naturalOrder())
                .map(found -> new Fields.Preceding(found, "l'accertamento dell'inadempimento"))
                .orElseGet(task::opening);
    }

    @Bean
    @Rule("PSW-20-02")
    CaseStep ascertainNoticeTerm(Proposals proposals, CaseTerms terms, Procedure procedure) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_18)) {
                procedure.noticeTermClosed(code);
            }
            return Map.of();
        };
    }

    /** Late but spontaneous compliance closes the procedure, unless the officer finds the term essential (PSW-20-06). */
    @Bean
    @Rule({"PSW-20-03", "PSW-20-06"})
    Decision assessCompliance(
            Proposals proposals, Revocations revocations, BreachDesk breaches, Explanations explanations) {
        return TaskDecision.at("UserTask_AssessCompliance", Set.of("decision", "recognisedPart", "grounds"), task -> {
            Compliance decision = task.fields().choice("decision", Compliance.class, "PSW-20-06");
            String grounds = task.fields().grounds();
            @Nullable Euro part = decision == Compliance.PARTIAL ? task.fields().requiredEuro("recognisedPart") : null;
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            if (decision == Compliance.COMPLIED) {
                boolean next = revocations.closeComplied(task.code(), grounds, task.user(), task.at());
                closeNotice(proposal, next, proposals, breaches, task.user());
                return Map.of(COMPLIED, true, REVOKED, false);
            }
            RevocationRules.Consequences money = revocations.propose(task.code(), part, grounds, task.user());
            explanations.store(task.code(), money.explanation(), proposal.ruleSet(), task.at());
            return Map.of(COMPLIED, false);
        });
    }

    @Bean
    @Rule({"PSW-20-03", "PSW-20-04"})
    Decision decideRevocation(Proposals proposals, Revocations revocations, BreachDesk breaches) {
        return TaskDecision.at(
                "UserTask_DecideRevocation", Set.of("decision", "actNumber", "actDate", "grounds"), task -> {
                    DirectorDecision decision = task.fields().choice("decision", DirectorDecision.class, "PSW-20-03");
                    String grounds = task.fields().grounds();
                    return switch (decision) {
                        case RETURN -> {
                            task.fields().check();
                            proposals.lock(task.code());
                            revocations.returnProposal(task.code(), grounds, task.user(), task.at());
                            yield Map.of(REVOCATION_DECISION, "RETURNED", REVOKED, false);
                        }
                        case CLOSE -> {
                            task.fields().check();
                            Proposal proposal = proposals.lock(task.code());
                            boolean next = revocations.close(task.code(), grounds, task.user(), task.at());
                            closeNotice(proposal, next, proposals, breaches, task.user());
                            yield Map.of(REVOCATION_DECISION, "CLOSED", REVOKED, false);
                        }
                        case REVOKE -> {
                            String number = task.fields().requiredText("actNumber");
                            LocalDate date = task.fields().requiredPastDate("actDate", task.opening());
                            task.fields().check();
                            Proposal proposal = proposals.lock(task.code());
                            RevocationRules.Consequences money =
                                    revocations.revoke(task.code(), number, date, grounds, task.user(), task.at());
                            if (money.decision() == RevocationDecision.PARTIAL) {
                                proposal.revokePartially(proposals
                                        .by(task.user())
                                        .underAct(number)
                                        .because(grounds));
                            } else {
                                proposal.revoke(proposals
                                        .by(task.user())
                                        .underAct(number)
                                        .because(grounds));
                            }
                            yield Map.of(REVOCATION_DECISION, "REVOKED", REVOKED, true);
                        }
                    };
                });
    }

    private static void closeNotice(
            Proposal proposal, boolean next, Proposals proposals, BreachDesk breaches, String by) {
        if (next) {
            breaches.openNext(proposal, by);
        } else {
            proposal.lower(CaseFlag.FORMAL_NOTICE, proposals.by(by));
        }
    }
}

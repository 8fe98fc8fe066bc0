package it.sportello.process.phase;

import static it.sportello.process.Facts.BREACH;
import static it.sportello.process.Facts.EXCLUDED_ON_REVIEW;
import static it.sportello.process.Facts.EXCLUSION_CONFIRMED;
import static it.sportello.process.Facts.EX_POST;
import static it.sportello.process.Facts.FINDINGS;

import it.sportello.act.Acts;
import it.sportello.audit.Explanations;
import it.sportello.control.ControlCase;
import it.sportello.control.ControlledAction;
import it.sportello.control.Controls;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.ExtensionRequest;
import it.sportello.grant.Grants;
import it.sportello.grant.RequestState;
import it.sportello.grant.Variation;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What changes a running case: variations, extensions, controls, reviews ({@code variation}, {@code control}). */
@Configuration(proxyBeanMethods = false)
class ChangePhase {

    enum VariationOutcome {
        AUTHORISED,
        REFUSED
    }

    enum ExtensionOutcome {
        APPROVED,
        REFUSED
    }

    enum CheckOutcome {
        REGULAR,
        FINDINGS
    }

    enum FindingsOutcome {
        NO_BREACH,
        BREACH
    }

    enum ExclusionOutcome {
        CONFIRMED,
        DISMISSED
    }

    enum ReviewOutcome {
        EXCLUDE,
        CONFIRM
    }

    /** An authorised variation may move the times of the project, even beyond the nine months (PSW-09-03). */
    @Bean
    @Rule({"PSW-16-07", "PSW-09-03", "PSW-00-08"})
    Decision decideVariation(Proposals proposals, Grants grants, VariedTimes times, Deadlines register) {
        return TaskDecision.at(
                "UserTask_DecideVariation", Set.of("decision", "newEndDate", "actNumber", "grounds"), task -> {
                    boolean authorised = task.fields().choice("decision", VariationOutcome.class, "PSW-16-07")
                            == VariationOutcome.AUTHORISED;
                    @Nullable
                    LocalDate newEnd = task.fields().date("newEndDate").orElse(null);
                    @Nullable String act = task.fields().text("actNumber").orElse(null);
                    String grounds = task.fields().grounds();
                    if (newEnd != null && act == null) {
                        task.fields().error("actNumber", "Lo spostamento di un termine richiede il numero dell'atto.");
                    }
                    task.fields().check();
                    Proposal proposal = proposals.lock(task.code());
                    Variation decided = grants.decideVariation(
                            task.code(), null, authorised, newEnd, act, grounds, task.user(), task.at());
                    proposal.lower(CaseFlag.VARIATION_PENDING, proposals.by(task.user()));
                    register.meetAll(task.code(), EnumSet.of(DeadlineKind.DL_25), task.at(), task.user());
                    LocalDate moved = decided.newEnd();
                    if (decided.state() == RequestState.AUTHORISED && moved != null && act != null) {
                        times.authorised(proposal, moved, new ClockAct(act, grounds, task.user()));
                    }
                    return Map.of();
                });
    }

    @Bean
    @Rule({"PSW-19-02", "PSW-00-08"})
    Decision decideExtension(Proposals proposals, Grants grants, ClockActs clockActs, Deadlines register) {
        return TaskDecision.at(
                "UserTask_DecideExtension", Set.of("decision", "newDate", "actNumber", "grounds"), task -> {
                    boolean approved = task.fields().choice("decision", ExtensionOutcome.class, "PSW-19-02")
                            == ExtensionOutcome.APPROVED;
                    @Nullable LocalDate newDate = task.fields().date("newDate").orElse(null);
                    @Nullable String act = task.fields().text("actNumber").orElse(null);
                    String grounds = task.fields().grounds();
                    if (approved && newDate == null) {
                        task.fields().error("newDate", "Indicare la nuova scadenza.");
                    }
                    if (approved && act == null) {
                        task.fields().error("actNumber", "La proroga richiede il numero dell'atto.");
                    }
                    task.fields().check();
                    proposals.lock(task.code());
                    ExtensionRequest decided = grants.decideExtension(
                            task.code(), null, approved, newDate, act, grounds, task.user(), task.at());
                    register.meetAll(task.code(), EnumSet.of(DeadlineKind.DL_13), task.at(), task.user());
                    LocalDate moved = decided.newDate();
                    if (approved && moved != null && act != null) {
                        clockActs.extend(
                                task.code(), DeadlineKind.DL_12, moved, new ClockAct(act, grounds, task.user()));
                    }
                    return Map.of();
                });
    }

    @Bean
    @Rule("PSW-22-03")
    Decision carryOutCheck(Proposals proposals, Controls controls) {
        return TaskDecision.at(
                "UserTask_CarryOutCheck",
                Set.of("outcome", "checkDate", "amountIneligible", "action", "findings"),
                task -> {
                    boolean findings =
                            task.fields().choice("outcome", CheckOutcome.class, "PSW-22-03") == CheckOutcome.FINDINGS;
                    Proposal proposal = proposals.lock(task.code());
                    ControlCase open = controls.requireOpen(task.code());
                    LocalDate day = task.fields()
                            .requiredPastDate(
                                    "checkDate",
                                    new Fields.Preceding(
                                            LegalTime.dateOf(open.openedAt()), "l'apertura del controllo"));
                    Euro ineligible = task.fields().euro("amountIneligible").orElse(Euro.ZERO);
                    @Nullable
                    ControlledAction action = findings && ineligible.isPositive()
                            ? task.fields().choice("action", ControlledAction.class, "PSW-22-03")
                            : null;
                    String report = task.fields().requiredText("findings");
                    task.fields().check();
                    if (findings) {
                        controls.recordFindings(open.id(), day, report, ineligible, action, task.user(), task.at());
                    } else {
                        controls.recordRegular(open.id(), day, report, task.user(), task.at());
                        closeFlag(proposal, controls, proposals, task.user());
                    }
                    return Map.of(FINDINGS, findings);
                });
    }

    /** A breach found on a case whose procedure has ended is pursued by the control itself (PSW-22-03, PSW-20-01). */
    @Bean
    @Rule({"PSW-22-03", "PSW-20-01"})
    Decision assessFindings(Proposals proposals, Controls controls, BreachDesk breaches) {
        return TaskDecision.at("UserTask_AssessFindings", Set.of("decision", "breachCode", "grounds"), task -> {
            boolean breach =
                    task.fields().choice("decision", FindingsOutcome.class, "PSW-22-03") == FindingsOutcome.BREACH;
            String grounds = task.fields().grounds();
            @Nullable
            BreachCode cause = breach ? task.fields().choice("breachCode", BreachCode.class, "PSW-20-05") : null;
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            if (cause != null) {
                breaches.requireConceded(proposal);
                breaches.requireOpenCase(task.code(), "La diffida");
            }
            ControlCase open = controls.requireOpen(task.code());
            controls.assess(open.id(), cause == null ? null : cause.name(), grounds, task.user(), task.at());
            closeFlag(proposal, controls, proposals, task.user());
            boolean exPost = BreachDesk.AFTER_SPINE.contains(proposal.state());
            if (cause != null) {
                breaches.found(task.code(), cause, grounds, null, task.user());
            }
            return Map.of(BREACH, breach, EX_POST, exPost);
        });
    }

    private static void closeFlag(Proposal proposal, Controls controls, Proposals proposals, String by) {
        if (!controls.anyOpen(proposal.code())) {
            proposal.lower(CaseFlag.CONTROL_OPEN, proposals.by(by));
        }
    }

    /**
     * A ground of exclusion that came up after the admission (PSW-12-11, PSW-12-12). Only one negative outcome at a time
     * is proposed and notified; another ground waits until it falls or ends the examination (PSW-12-19).
     */
    @Bean
    @Rule({"PSW-12-11", "PSW-12-12", "PSW-12-19"})
    Decision confirmLaterExclusion(Proposals proposals, Examination examination, Acts acts, Explanations explanations) {
        return TaskDecision.at("UserTask_ConfirmLaterExclusion", Set.of("exclusionConfirmed", "grounds"), task -> {
            boolean confirmed = task.fields().choice("exclusionConfirmed", ExclusionOutcome.class, "PSW-12-11")
                    == ExclusionOutcome.CONFIRMED;
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            if (confirmed) {
                List<Reason> all =
                        new ArrayList<>(examination.proposal(task.code()).grounds());
                all.add(Reason.of("EXC_ALLEGATO_E_OTHER", "PSW-13-02", grounds));
                proposal.proposeExclusion(all, proposals.by(task.user()));
                acts.leave(task.code(), "causa di esclusione sopravvenuta");
                explanations.confirmAll(task.code(), "duplicates", task.user(), task.at());
            }
            return Map.of(EXCLUSION_CONFIRMED, confirmed);
        });
    }

    @Bean
    @Rule("PSW-12-12")
    Decision decideReview(Proposals proposals, Explanations explanations) {
        return TaskDecision.at("UserTask_DecideReview", Set.of("reviewDecision", "grounds"), task -> {
            boolean excluded =
                    task.fields().choice("reviewDecision", ReviewOutcome.class, "PSW-12-12") == ReviewOutcome.EXCLUDE;
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            if (excluded) {
                explanations.confirmAll(task.code(), "duplicates", task.user(), task.at());
                proposal.revoke(proposals.by(task.user()).because(grounds));
            } else {
                proposal.closeReview(proposals.by(task.user()).because(grounds));
            }
            return Map.of(EXCLUDED_ON_REVIEW, excluded);
        });
    }

    /** What the annulment of the call means for a case already conceded is for the RUP to say (PSW-14-08). */
    @Bean
    @Rule("PSW-14-08")
    Decision assessAnnulment() {
        return TaskDecision.at("UserTask_AssessAnnulment", Set.of("grounds"), ChangePhase::withGrounds);
    }

    private static Map<String, Object> withGrounds(Submission task) {
        task.fields().grounds();
        task.fields().check();
        return Map.of();
    }
}

package it.sportello.process.phase;

import static it.sportello.process.Facts.PRE_REJECTION_REQUIRED;
import static it.sportello.process.Facts.REJECTION_CONFIRMED;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.task.Decision;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Mark;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notice before a negative act, and the applicant's observations ({@code pre-rejection.bpmn}, PSW-12-19). */
@Configuration(proxyBeanMethods = false)
@Rule("PSW-12-19")
class PreRejectionPhase {

    /** The officer's word on the observations. */
    enum Assessment {
        CONFIRMED,
        ACCEPTED
    }

    @Bean
    CaseStep openPreRejection(Proposals proposals, Notices notices) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            boolean foreseen = notices.byRuleSet(proposal.ruleSet()).switches().preRejectionNotice();
            // Withdrawn meanwhile: nothing is confirmed any more, and the message that ends the case finds it waiting.
            boolean required = foreseen || proposal.proposedOutcome().isEmpty();
            return required
                    ? Map.of(PRE_REJECTION_REQUIRED, true)
                    : Map.of(PRE_REJECTION_REQUIRED, false, REJECTION_CONFIRMED, true);
        };
    }

    /** Sends the reasons; ten days run from the receipt that the officer records. */
    @Bean
    Decision notifyPreRejection(
            Proposals proposals, Messages messages, CaseTerms terms, ApprovalTerm approval, Notices notices) {
        return TaskDecision.at("UserTask_NotifyPreRejection", Set.of("receivedOn", "protocol"), task -> {
            LocalDate received = task.fields().requiredPastDate("receivedOn", task.opening());
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            Notice notice = notices.byRuleSet(proposal.ruleSet());
            int days = notice.terms().observationsDays();
            proposal.raise(CaseFlag.PRE_REJECTION_NOTICE, proposals.by(task.user()));
            messages.send(
                    task.code(),
                    Template.PRE_REJECTION,
                    Channel.PEC,
                    Messages.APPLICANT,
                    Map.of(
                            "motivi",
                                    proposal.negativeGrounds().stream()
                                            .map(Reason::text)
                                            .collect(Collectors.joining(" ")),
                            "giorni", String.valueOf(days)),
                    task.at());
            terms.open(
                    proposal,
                    DeadlineKind.DL_28,
                    StartEvent.on(
                            received,
                            "ricevimento del preavviso "
                                    + task.fields().text("protocol").orElse("")),
                    Term.days(days),
                    task.user());
            approval.stop(
                    task.code(),
                    received,
                    task.fields().text("protocol").orElse("preavviso del " + ItalianText.day(received)),
                    "Comunicazione dei motivi ostativi",
                    task.user());
            return Map.of();
        });
    }

    @Bean
    CaseStep ascertainObservationsTerm(
            Proposals proposals, CaseTerms terms, Deadlines register, ApprovalTerm approval, Procedure procedure) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_28)) {
                approval.startAgain(
                        code,
                        StartEvent.on(
                                register.dueDate(code, DeadlineKind.DL_28).orElseThrow(),
                                "scadenza del termine per le osservazioni"),
                        "Nessuna osservazione presentata",
                        "sistema");
                procedure.observationsClosed(code);
            }
            return Map.of();
        };
    }

    /**
     * Confirms or drops the negative outcome; the act answers the observations (PSW-12-19). A case that goes on takes
     * up what the ledger has said meanwhile of its place in the queue.
     */
    @Bean
    Decision assessObservations(Proposals proposals, QueueStates queue) {
        return TaskDecision.at("UserTask_AssessObservations", Set.of("rejectionConfirmed", "grounds"), task -> {
            Assessment assessment = task.fields().choice("rejectionConfirmed", Assessment.class, "PSW-12-19");
            String grounds = task.fields().grounds();
            task.fields().check();
            Proposal proposal = proposals.lock(task.code());
            Mark mark = proposals.by(task.user()).because(grounds);
            if (assessment == Assessment.ACCEPTED) {
                proposal.dropProposedOutcome(mark);
                queue.takeUp(proposal);
            } else {
                proposal.confirmProposedOutcome(mark);
            }
            return Map.of(REJECTION_CONFIRMED, assessment == Assessment.CONFIRMED);
        });
    }
}

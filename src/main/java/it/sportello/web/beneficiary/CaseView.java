package it.sportello.web.beneficiary;

import it.sportello.audit.StoredExplanation;
import it.sportello.correspondence.Direction;
import it.sportello.correspondence.Message;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.document.DocumentForm;
import it.sportello.document.StoredDocument;
import it.sportello.payment.Payment;
import it.sportello.payment.PaymentState;
import it.sportello.payment.Recovery;
import it.sportello.payment.RecoveryState;
import it.sportello.payment.Tranche;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.RuleId;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the beneficiary reads of its case. Suspicions of fraud are for the Region only (PSW-24-01). */
final class CaseView {

    private static final String FRAUD_INPUT = "fraudHold";
    private static final String FRAUD_RULE = "PSW-24-01";

    private CaseView() {}

    /**
     * @param flags what holds beside the state, in Italian
     * @param proposedOutcome in Italian, null without one
     */
    record Whole(
            ReferenceCode referenceCode,
            CaseState state,
            String stateLabel,
            List<Flag> flags,
            @Nullable String proposedOutcome,
            Amounts amounts,
            List<Term> deadlines,
            List<Letter> messages,
            List<PaymentLine> payments,
            List<RecoveryLine> recoveries) {}

    record Flag(CaseFlag code, String label) {}

    /**
     * Euro with two decimals.
     *
     * @param paid all that was paid
     * @param returned all that came back
     */
    record Amounts(
            Euro grantableA,
            Euro grantableB,
            Euro concededA,
            Euro concededB,
            Euro conceded,
            Euro paid,
            Euro returned) {}

    /**
     * @param due the last day in time, null while none can be said
     * @param explanation why it is that day, in Italian
     */
    record Term(
            String id,
            String label,
            int number,
            String state,
            @Nullable LocalDate due,
            @Nullable Instant metAt,
            String explanation) {

        static Term of(Deadline deadline) {
            return new Term(
                    deadline.kind().id(),
                    deadline.kind().label(),
                    deadline.ordinal(),
                    deadline.state().label(),
                    deadline.due(),
                    deadline.metAt(),
                    String.join(" ", deadline.explanation().steps()));
        }
    }

    record Letter(Direction direction, String subject, String body, Instant at, @Nullable String rule) {

        static Letter of(Message message) {
            return new Letter(
                    message.direction(),
                    message.subject(),
                    message.body(),
                    message.sentAt(),
                    message.rule() == null ? null : message.rule().value());
        }
    }

    record PaymentLine(
            Tranche tranche,
            PaymentState state,
            Euro amount,
            @Nullable String orderNumber,
            @Nullable LocalDate paidOn,
            List<String> blockedBy) {

        static PaymentLine of(Payment payment) {
            return new PaymentLine(
                    payment.tranche(),
                    payment.state(),
                    payment.due(),
                    payment.orderNumber().orElse(null),
                    payment.paidOn().orElse(null),
                    payment.blockedBy().stream().map(Reason::text).toList());
        }
    }

    record RecoveryLine(String cause, RecoveryState state, Euro amount, Euro outstanding) {

        static RecoveryLine of(Recovery recovery) {
            return new RecoveryLine(
                    recovery.cause().label(), recovery.state(), recovery.amount(), recovery.outstanding());
        }
    }

    /**
     * Why an outcome is what it is.
     *
     * @param subject what was decided, as a key such as {@code advance}
     * @param title the same in Italian
     * @param paragraphs the rules with their paragraphs, in Italian
     * @param resultText the result in Italian
     * @param confirmedBy null where no person confirmed it
     */
    record Why(
            String subject,
            String title,
            List<String> rules,
            List<String> paragraphs,
            Map<String, String> inputs,
            List<String> steps,
            String result,
            String resultText,
            String ruleSet,
            String codeVersion,
            Instant at,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {

        static Why of(StoredExplanation stored, ExplanationText text, RuleBook rules) {
            Explanation explanation = stored.explanation();
            Map<String, String> inputs = new LinkedHashMap<>(explanation.inputs());
            inputs.remove(FRAUD_INPUT);
            return new Why(
                    explanation.subject(),
                    text.title(explanation),
                    explanation.rules().stream().map(RuleId::value).toList(),
                    explanation.rules().stream()
                            .map(rule -> rules.of(rule).sentence())
                            .toList(),
                    inputs,
                    explanation.steps().stream()
                            .filter(step -> !step.contains(FRAUD_RULE))
                            .toList(),
                    explanation.result(),
                    text.result(explanation),
                    stored.ruleSet(),
                    stored.codeVersion(),
                    stored.at(),
                    stored.confirmedBy(),
                    stored.confirmedAt());
        }
    }

    /**
     * @param size bytes
     * @param sha256 64 hexadecimal digits
     */
    record Attached(
            String kind,
            String subject,
            String fileName,
            DocumentForm form,
            long size,
            String sha256,
            Instant uploadedAt) {

        static Attached of(StoredDocument document) {
            return new Attached(
                    document.code(),
                    document.subject(),
                    document.fileName(),
                    document.form(),
                    document.size(),
                    document.sha256(),
                    document.uploadedAt());
        }
    }

    /** The act was received; the procedure follows. */
    record Acknowledged(ReferenceCode referenceCode, CaseState state, String stateLabel, Instant receivedAt) {

        static Acknowledged of(Proposal proposal, Instant at) {
            return new Acknowledged(proposal.code(), proposal.state(), proposal.stateLabel(), at);
        }
    }

    static List<Flag> flags(Proposal proposal) {
        return proposal.flags().stream()
                .filter(flag -> flag != CaseFlag.FRAUD_HOLD)
                .map(flag -> new Flag(flag, flag.label()))
                .toList();
    }

    /** Terms of the call and of the Region's own work are told too: they concern the applicant. */
    static List<Term> terms(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(deadline -> deadline.kind() != DeadlineKind.DL_24)
                .map(Term::of)
                .toList();
    }
}

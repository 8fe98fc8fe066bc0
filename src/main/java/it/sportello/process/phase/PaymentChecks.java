package it.sportello.process.phase;

import static it.sportello.process.Facts.PAID;
import static it.sportello.process.Facts.PAYABLE;

import it.sportello.act.Acts;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.payment.ConditionCheck;
import it.sportello.payment.DurcReading;
import it.sportello.payment.DurcStatus;
import it.sportello.payment.Payment;
import it.sportello.payment.Payments;
import it.sportello.process.api.Role;
import it.sportello.process.task.Submission;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What advance, balance and single payment have in common: conditions, gate, payment. */
@Component
@Rule({"PSW-18-01", "PSW-18-10", "PSW-05-10", "PSW-05-11"})
class PaymentChecks {

    static final Set<String> CONDITIONS = Stream.concat(
                    Stream.of("durcStatus", "durcExpiry"), RequirementChecks.FIELDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final String DURC_NOT_POSITIVE = "DURC_NOT_POSITIVE";

    private final Proposals proposals;
    private final Payments payments;
    private final PaymentTerms terms;
    private final RequirementChecks requirements;
    private final Acts acts;
    private final Messages messages;
    private final Clock clock;

    PaymentChecks(
            Proposals proposals,
            Payments payments,
            PaymentTerms terms,
            RequirementChecks requirements,
            Acts acts,
            Messages messages,
            Clock clock) {
        this.proposals = proposals;
        this.payments = payments;
        this.terms = terms;
        this.requirements = requirements;
        this.acts = acts;
        this.messages = messages;
        this.clock = clock;
    }

    /** The accounting office's word on an ordered payment. */
    private enum PaymentOutcome {
        PAID,
        BLOCKED
    }

    /** Records what the officer found; a requirement that is lost opens the formal notice (PSW-05-10). */
    Map<String, Object> record(Submission task, @Nullable Boolean guaranteeAccepted) {
        DurcStatus status = task.fields().choice("durcStatus", DurcStatus.class, "PSW-18-10");
        @Nullable LocalDate expiry = task.fields().date("durcExpiry").orElse(null);
        if (status == DurcStatus.REGULAR && expiry == null) {
            task.fields().error("durcExpiry", "Indicare la scadenza del DURC regolare.");
        }
        RequirementChecks.Check check = requirements.read(task);
        task.fields().check();
        Proposal proposal = proposals.lock(task.code());
        payments.recordConditions(
                task.code(),
                new ConditionCheck(
                        guaranteeAccepted,
                        certificates(proposal, status, expiry),
                        check.found().hasASeatInLazio(),
                        check.kept()),
                task.user(),
                task.at());
        terms.checked(proposal, status == DurcStatus.REGULAR ? expiry : null, task.at(), task.user());
        requirements.record(task, check);
        return Map.of();
    }

    /** The officer's finding holds for the lead and for every member with a share (AMB-45). */
    @Rule("PSW-18-10")
    private List<DurcReading> certificates(Proposal proposal, DurcStatus status, @Nullable LocalDate expiry) {
        ProposalForm.Association association = proposals.form(proposal.code()).association();
        Stream<String> members = association == null
                ? Stream.empty()
                : association.members().stream()
                        .filter(member -> member.share().isPositive())
                        .map(ProposalForm.Member::taxCode);
        return Stream.concat(Stream.of(proposal.ownerTaxCode()), members)
                .distinct()
                .map(taxCode -> new DurcReading(taxCode, status, expiry))
                .toList();
    }

    /** Passes the gate for today. */
    Map<String, Object> gate(ReferenceCode code) {
        Proposal proposal = proposals.lock(code);
        Outcome<Euro> outcome = payments.passGate(code, today(), clock.instant());
        flagDurc(proposal, outcome.grounds());
        if (outcome.isAccepted() && payments.netPaid(code).isZero()) {
            warnOfTransparency(code);
        }
        return Map.of(PAYABLE, outcome.isAccepted());
    }

    /** Before the first payment the concession must be in "Amministrazione trasparente" (arts. 26-27 D.Lgs. 33/2013). */
    @Rule("PSW-14-04")
    private void warnOfTransparency(ReferenceCode code) {
        if (acts.publicationsOf(code).stream().anyMatch(publication -> publication.transparency() == null)) {
            messages.write(
                    code,
                    Channel.DESK,
                    Role.OFFICERS.group(),
                    "Amministrazione trasparente: pubblicazione mancante",
                    "La concessione sta per essere pagata e non ne risulta la pubblicazione in Amministrazione"
                            + " trasparente (PSW-14-04).",
                    RuleId.of("PSW-14-04"),
                    clock.instant());
        }
    }

    /** Records the payment, or that it could not be made: it then goes back to the conditions. */
    Map<String, Object> pay(Submission task, Runnable whenPaid) {
        PaymentOutcome decision = task.fields().choice("decision", PaymentOutcome.class, "PSW-18-01");
        if (decision == PaymentOutcome.BLOCKED) {
            String grounds = task.fields().grounds();
            task.fields().check();
            proposals.lock(task.code());
            payments.blocked(task.code(), grounds, task.at());
            return Map.of(PAID, false);
        }
        String order = task.fields().requiredText("orderNumber");
        LocalDate day = task.fields().requiredPastDate("paymentDate", task.opening());
        task.fields().check();
        Proposal proposal = proposals.lock(task.code());
        Outcome<Payment> outcome = payments.paid(task.code(), order, day, task.user(), task.at());
        flagDurc(proposal, outcome.grounds());
        if (outcome.isAccepted()) {
            terms.paid(task.code(), day, task.user());
            whenPaid.run();
        }
        return Map.of(PAID, outcome.isAccepted());
    }

    private void flagDurc(Proposal proposal, List<Reason> reasons) {
        boolean blocked = reasons.stream().anyMatch(reason -> reason.code().equals(DURC_NOT_POSITIVE));
        if (blocked && !proposal.has(CaseFlag.DURC_BLOCKED)) {
            proposal.raise(CaseFlag.DURC_BLOCKED, proposals.by("sistema"));
        } else if (!blocked) {
            proposal.lower(CaseFlag.DURC_BLOCKED, proposals.by("sistema"));
        }
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}

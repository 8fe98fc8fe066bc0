package it.sportello.payment;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.grant.PaymentOption;
import it.sportello.notice.Notice;
import it.sportello.notice.Notice.InterestMode;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The money of a case: advance, balance or single payment, recovery, guarantee. At most one payment is open at a time,
 * so that no method needs to say which. The caller has locked the case and knows that its state allows the act.
 */
@Service
@Transactional
@Rule({"PSW-18-01", "PSW-18-03", "PSW-18-08", "PSW-18-13"})
public class Payments {

    private final PaymentFiles files;
    private final Grants grants;
    private final RequirementLosses losses;
    private final Notices notices;
    private final Explanations explanations;
    private final Messages messages;
    private final PaymentGate gate = new PaymentGate();
    private final InterestStatement interest = new InterestStatement();

    Payments(
            PaymentFiles files,
            Grants grants,
            RequirementLosses losses,
            Notices notices,
            Explanations explanations,
            Messages messages) {
        this.files = files;
        this.grants = grants;
        this.losses = losses;
        this.notices = notices;
        this.explanations = explanations;
        this.messages = messages;
    }

    /**
     * Receives the request of the advance with its guarantee and invoice; the amount is fixed on the grant in force now
     * (PSW-18-02).
     *
     * @throws Refusal with every reason: not started, single payment chosen, already requested, already settled
     */
    @Rule({"PSW-18-02", "PSW-18-03", "PSW-18-06", "PSW-18-12"})
    public Payment requestAdvance(ReferenceCode code, GuaranteeData guarantee, InvoiceData invoice, Instant at) {
        GrantFile grant = grants.of(code);
        if (grant.startDate().isEmpty()) {
            throw Refusal.notAllowed(
                    "START_NOT_DECLARED",
                    "PSW-18-03",
                    "L'acconto può essere richiesto solo dopo la comunicazione di avvio delle attività.");
        }
        Tranches.Advance amounts = tranches(grant).advance(grant.grantTotal());
        Payment payment = openOrCreate(code)
                .requestAdvance(
                        amounts, guarantee, invoice, grant.paymentOption() == PaymentOption.ADVANCE_AND_BALANCE, at);
        explanations.store(code, amounts.explanation(), grant.ruleSet(), at);
        return payment;
    }

    /** Receives a guarantee in place of the one of the advance that is open. */
    @Rule("PSW-18-04")
    public Guarantee replaceGuarantee(ReferenceCode code, GuaranteeData guarantee, Instant at) {
        return of(code).replaceGuarantee(guarantee, at);
    }

    /** Receives the invoice of the balance or single payment, or a corrected invoice of the payment that is open. */
    @Rule({"PSW-18-03", "PSW-18-11"})
    public Payment receiveInvoice(ReferenceCode code, InvoiceData invoice, Instant at) {
        return of(code).receiveInvoice(invoice, at);
    }

    /** Receives the invoice of the balance or single payment. */
    @Rule({"PSW-18-07", "PSW-18-11"})
    public Payment balanceInvoice(ReferenceCode code, InvoiceData invoice, Instant at) {
        PaymentFile file = of(code);
        if (file.openPayment().filter(p -> p.tranche() != Tranche.ADVANCE).isEmpty()) {
            throw Refusal.notAllowed("NO_BALANCE_DUE", "PSW-18-07", "Non vi è un saldo da erogare.");
        }
        return file.receiveInvoice(invoice, at);
    }

    /** Records what the officer found before the payment that is open. */
    @Rule({"PSW-18-03", "PSW-18-10", "PSW-05-11"})
    public void recordConditions(ReferenceCode code, ConditionCheck check, String by, Instant at) {
        of(code).recordCheck(check, by, at);
    }

    /**
     * Passes the open payment through the gate: ordered to the dedicated account, or blocked with every reason, of
     * which the beneficiary is told.
     *
     * @param payDate the day for which the conditions must hold
     * @return the amount that may be paid, or every reason why it may not
     */
    @Rule({"PSW-18-01", "PSW-18-03", "PSW-00-11"})
    public Outcome<Euro> passGate(ReferenceCode code, LocalDate payDate, Instant at) {
        GrantFile grant = grants.of(code);
        PaymentFile file = of(code);
        PaymentConditions facts = conditions(file, grant, payDate);
        Outcome<Euro> outcome = gate.check(facts);
        explanations.store(code, gate.explain(facts), facts, grant.ruleSet(), at);
        Payment payment = file.openPayment().orElseThrow();
        if (outcome.isAccepted()) {
            payment.order(grant.account().orElseThrow().iban().value());
        } else {
            block(code, payment, outcome.grounds(), at);
        }
        return outcome;
    }

    /** What the gate says of the open payment on that day; nothing changes. */
    @Transactional(readOnly = true)
    public Outcome<Euro> preview(ReferenceCode code, LocalDate payDate) {
        return gate.check(conditions(of(code), grants.of(code), payDate));
    }

    /**
     * Records that the ordered payment was made. The gate is passed again for the day of payment: a certificate may
     * have expired since the order (PSW-18-10).
     *
     * @param orderNumber number of the payment order
     * @return the payment, or every reason why it may not be made: it is then blocked
     * @throws Refusal when it was not ordered or would exceed the grant
     */
    @Rule({"PSW-18-01", "PSW-18-10", "PSW-18-06"})
    public Outcome<Payment> paid(ReferenceCode code, String orderNumber, LocalDate paymentDate, String by, Instant at) {
        GrantFile grant = grants.of(code);
        PaymentFile file = of(code);
        PaymentConditions facts = conditions(file, grant, paymentDate);
        Outcome<Euro> outcome = gate.check(facts);
        Payment payment = file.openPayment().orElseThrow();
        if (!outcome.isAccepted()) {
            explanations.store(code, gate.explain(facts), facts, grant.ruleSet(), at);
            block(code, payment, outcome.grounds(), at);
            return Outcome.of(payment, outcome.grounds(), outcome.warnings());
        }
        requireSameAccount(payment, grant);
        file.pay(grant.grantTotal(), orderNumber, paymentDate, by);
        explanations.storeConfirmed(code, gate.explain(facts), facts, grant.ruleSet(), by, at);
        explanations.confirmLast(code, payment.tranche() == Tranche.ADVANCE ? "advance" : "settlement", by, at);
        if (payment.tranche() == Tranche.ADVANCE) {
            grants.advanceWasPaid(code);
        }
        messages.send(
                code,
                Template.PAYMENT_MADE,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "importo", ItalianText.euro(payment.due()),
                        "tranche", payment.tranche().label(),
                        "mandato", payment.orderNumber().orElseThrow(),
                        "data", ItalianText.day(paymentDate)),
                at);
        return Outcome.accepted(payment);
    }

    private static void requireSameAccount(Payment payment, GrantFile grant) {
        String inForce = grant.account().orElseThrow().iban().value();
        if (payment.iban().filter(iban -> !iban.equals(inForce)).isPresent()) {
            throw Refusal.notAllowed(
                    "ACCOUNT_CHANGED",
                    "PSW-16-04",
                    "Il conto dedicato è cambiato dopo la disposizione del pagamento: occorre disporlo di nuovo.");
        }
    }

    /** The accounting office could not pay: the payment goes back to the check. */
    @Rule("PSW-18-01")
    public void blocked(ReferenceCode code, String grounds, Instant at) {
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-18-01", "Indicare il motivo della sospensione.");
        }
        Payment payment = of(code).openPayment()
                .orElseThrow(
                        () -> Refusal.notAllowed("NO_PAYMENT_OPEN", "PSW-18-01", "Non vi è un pagamento da erogare."));
        block(code, payment, List.of(Reason.of("BLOCKED_BY_ACCOUNTING", "PSW-18-01", grounds.strip())), at);
    }

    private void block(ReferenceCode code, Payment payment, List<Reason> reasons, Instant at) {
        payment.block(reasons);
        messages.send(
                code,
                Template.PAYMENT_BLOCKED,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "tranche", payment.tranche().label(),
                        "motivi", reasons.stream().map(Reason::text).collect(Collectors.joining(" "))),
                at);
    }

    /**
     * Closes an advance that is not paid yet because the contribution is recognised.
     *
     * @return whether there was one: its process is then to be ended
     */
    @Rule("PSW-18-01")
    public boolean supersedeUnpaidAdvance(ReferenceCode code) {
        return find(code)
                .filter(file -> file.openPayment()
                        .filter(p -> p.tranche() == Tranche.ADVANCE)
                        .isPresent())
                .map(PaymentFile::supersedeOpenPayment)
                .orElse(false);
    }

    /**
     * Settles the case: opens the last payment, or the recovery, or finds nothing left.
     *
     * @param recognised recognised on the report, or saved by a partial revocation; zero on withdrawal and total
     *     revocation
     */
    @Rule({"PSW-18-01", "PSW-18-07", "PSW-18-08", "PSW-20-03", "PSW-20-04"})
    public SettlementResult settle(ReferenceCode code, Euro recognised, SettlementCause cause, Instant at) {
        if (recognised.isNegative()) {
            throw new IllegalArgumentException("what is recognised is never negative: " + recognised);
        }
        GrantFile grant = grants.of(code);
        PaymentFile file = openOrCreate(code);
        Tranches.Settlement settlement = tranches(grant).settle(grant.grantTotal(), recognised, file.netPaid());
        explanations.store(code, settlement.explanation(), grant.ruleSet(), at);
        return file.settle(
                grant.grantTotal(), settlement, cause, notice(grant).switches().interestMode(), at);
    }

    /** Asks the beneficiary for what is to be given back, and tells the guarantor. */
    @Rule({"PSW-18-08", "PSW-20-04"})
    public Recovery requestRecovery(ReferenceCode code, RecoveryRequest request, Instant at) {
        PaymentFile file = of(code);
        Recovery recovery = file.requireOpenRecovery();
        recovery.request(request);
        messages.send(
                code,
                Template.RECOVERY_REQUESTED,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of(
                        "importo", ItalianText.euro(recovery.outstanding()),
                        "motivi", recovery.cause().label() + ".",
                        "interessi", interest.of(recovery.interestMode())),
                at);
        file.guarantee()
                .filter(guarantee -> guarantee.state() == GuaranteeState.ACCEPTED)
                .ifPresent(guarantee -> messages.send(
                        code,
                        Template.RECOVERY_TO_GUARANTOR,
                        Channel.PEC,
                        Messages.GUARANTOR,
                        Map.of("importo", ItalianText.euro(recovery.outstanding()), "garanzia", guarantee.number()),
                        at));
        return recovery;
    }

    /**
     * Records a sum that came back, from the beneficiary or from the guarantor.
     *
     * @return whether nothing is left to come back
     */
    @Rule("PSW-18-08")
    public boolean receiveRecovery(ReferenceCode code, Euro sum, LocalDate on) {
        return !of(code).receiveRecovery(sum, on).isOpen();
    }

    /** Records that the beneficiary has not paid back: the guarantee may be enforced. */
    @Rule("PSW-18-08")
    public void recoveryNotReceived(ReferenceCode code) {
        of(code).requireOpenRecovery().notReceived();
    }

    /** Asks the guarantor to pay. */
    @Rule({"PSW-18-04", "PSW-18-08"})
    public Guarantee enforceGuarantee(ReferenceCode code, Euro sum, LocalDate on, String grounds, Instant at) {
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-18-08", "Indicare la motivazione dell'escussione.");
        }
        return tellGuarantor(code, of(code).enforceGuarantee(sum, on), grounds, at);
    }

    /** Asks the guarantor to pay before a guarantee that is not renewed expires (DL-20). */
    @Rule("PSW-18-04")
    public Guarantee enforceExpiringGuarantee(ReferenceCode code, LocalDate on, String grounds, Instant at) {
        InterestMode interest = notice(grants.of(code)).switches().interestMode();
        return tellGuarantor(code, of(code).enforceExpiring(interest, on, at), grounds, at);
    }

    private Guarantee tellGuarantor(ReferenceCode code, Guarantee enforced, String grounds, Instant at) {
        messages.send(
                code,
                Template.GUARANTEE_ENFORCED,
                Channel.PEC,
                Messages.GUARANTOR,
                Map.of(
                        "importo", ItalianText.euro(enforced.enforcedAmount()),
                        "garanzia", enforced.number(),
                        "motivi", grounds),
                at);
        return enforced;
    }

    /** Records the renewal of the guarantee; the new expiry moves DL-20. */
    @Rule("PSW-18-04")
    public Guarantee renewGuarantee(ReferenceCode code, LocalDate newExpiry) {
        Guarantee guarantee = of(code).requireGuarantee();
        guarantee.renew(newExpiry);
        return guarantee;
    }

    /**
     * Lets the guarantor go at the end of the case, where a guarantee is in force.
     *
     * @return whether there was one
     * @throws Refusal while something is to be recovered
     */
    @Rule("PSW-18-04")
    public boolean releaseGuarantee(ReferenceCode code, Instant at) {
        Optional<PaymentFile> file = find(code).filter(f -> f.guarantee()
                .filter(guarantee -> guarantee.state() == GuaranteeState.ACCEPTED)
                .isPresent());
        file.ifPresent(f -> {
            Guarantee guarantee = f.releaseGuarantee(at);
            explanations.store(
                    code,
                    GuaranteeRelease.explanation(guarantee.number(), guarantee.amount()),
                    grants.of(code).ruleSet(),
                    at);
            messages.send(
                    code,
                    Template.GUARANTEE_RELEASED,
                    Channel.PEC,
                    Messages.GUARANTOR,
                    Map.of("garanzia", guarantee.number()),
                    at);
        });
        return file.isPresent();
    }

    /** Any role may raise a fraud flag: nothing is paid until it is cleared. */
    @Rule("PSW-24-01")
    public void raiseFraudHold(ReferenceCode code, String reason, String by, Instant at) {
        openOrCreate(code).raiseFraudHold(reason, by, at);
    }

    /** Clears every fraud flag of the case. */
    @Rule("PSW-24-01")
    public void clearFraudHold(ReferenceCode code, String grounds, String by, Instant at) {
        of(code).clearFraudHolds(grounds, by, at);
    }

    /** @throws Refusal when nothing was ever requested, settled or flagged */
    @Transactional(readOnly = true)
    public PaymentFile of(ReferenceCode code) {
        return find(code).orElseThrow(() -> Refusal.notFound("pagamenti della pratica " + code));
    }

    /** The money of the case, empty before the first request. */
    @Transactional(readOnly = true)
    public Optional<PaymentFile> find(ReferenceCode code) {
        return files.findById(code.value());
    }

    /** What the beneficiary holds: paid less given back. */
    @Transactional(readOnly = true)
    public Euro netPaid(ReferenceCode code) {
        return find(code).map(PaymentFile::netPaid).orElse(Euro.ZERO);
    }

    private PaymentFile openOrCreate(ReferenceCode code) {
        return find(code).orElseGet(() -> files.save(new PaymentFile(code)));
    }

    private PaymentConditions conditions(PaymentFile file, GrantFile grant, LocalDate payDate) {
        PaymentConditions conditions = file.conditions(
                grant.startDate().isPresent(),
                grant.cup().isPresent(),
                grant.account().isPresent(),
                payDate);
        return losses.isOpen(grant.code()) ? conditions.withRequirementLost() : conditions;
    }

    private Notice notice(GrantFile grant) {
        return notices.byRuleSet(grant.ruleSet());
    }

    private Tranches tranches(GrantFile grant) {
        return new Tranches(notice(grant).rates());
    }
}

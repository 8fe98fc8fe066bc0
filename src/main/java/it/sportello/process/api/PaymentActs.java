package it.sportello.process.api;

import it.sportello.grant.Grants;
import it.sportello.grant.PaymentOption;
import it.sportello.payment.GuaranteeData;
import it.sportello.payment.InvoiceData;
import it.sportello.payment.Payment;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.payment.Tranche;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the beneficiary chooses, asks and files to be paid. As {@link BeneficiaryActs}: each act is one transaction, and
 * counts from its receipt.
 */
@Service
@Transactional
@Rule("PSW-18-01")
public class PaymentActs {

    private static final Set<CaseState> ADVANCE_OPEN =
            EnumSet.range(CaseState.IN_PROGRESS, CaseState.REPORT_VERIFICATION);

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final Payments payments;
    private final Procedure procedure;
    private final Clock clock;

    PaymentActs(
            OwnCases cases, Proposals proposals, Grants grants, Payments payments, Procedure procedure, Clock clock) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.payments = payments;
        this.procedure = procedure;
        this.clock = clock;
    }

    /** Chooses between advance and balance, and one payment at the end. */
    @Rule("PSW-18-06")
    public void choosePaymentOption(String owner, ReferenceCode code, PaymentOption option) {
        Proposal proposal = cases.lock(owner, code);
        OwnCases.requireState(proposal, OwnCases.CONCEDED, "La scelta della modalità di erogazione", "PSW-18-06");
        boolean requested = payments.find(code)
                .flatMap(file -> file.payment(Tranche.ADVANCE))
                .isPresent();
        if (requested && option == PaymentOption.SINGLE_AT_END) {
            throw Refusal.notAllowed("ADVANCE_ALREADY_REQUESTED", "PSW-18-06", "L'acconto è già stato richiesto.");
        }
        grants.choosePaymentOption(code, option);
        cases.receive(code, "Modalità di erogazione", "Modalità scelta: " + option.label() + ".");
    }

    /**
     * Asks for the advance; guarantee and invoice were uploaded before as {@link Attachment#GUARANTEE} and {@link
     * Attachment#ADVANCE_INVOICE}.
     */
    @Rule({"PSW-18-02", "PSW-18-03", "PSW-18-04"})
    public Payment requestAdvance(String owner, ReferenceCode code, GuaranteeData guarantee, InvoiceData invoice) {
        Proposal proposal = cases.lock(owner, code);
        OwnCases.requireState(proposal, ADVANCE_OPEN, "La richiesta dell'acconto", "PSW-18-02");
        cases.requireAttached(proposal, Attachment.GUARANTEE, "PSW-18-04");
        cases.requireAttached(proposal, Attachment.ADVANCE_INVOICE, "PSW-18-03");
        requireIssued("guarantee.issuedOn", guarantee.issuedOn(), code, "PSW-18-04");
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-03");
        Payment payment = payments.requestAdvance(code, guarantee, invoice, clock.instant());
        proposal.raise(CaseFlag.ADVANCE_REQUESTED, proposals.by(owner));
        cases.receive(
                code,
                "Richiesta dell'acconto",
                "Garanzia n. " + guarantee.number() + ", fattura n. " + invoice.number() + ".");
        procedure.advanceRequested(code);
        return payment;
    }

    /** Files a guarantee in place of the one of the advance that is open; its PDF replaces the former. */
    @Rule("PSW-18-04")
    public void replaceGuarantee(String owner, ReferenceCode code, GuaranteeData guarantee) {
        Proposal proposal = cases.lock(owner, code);
        OwnCases.requireState(proposal, ADVANCE_OPEN, "La sostituzione della garanzia", "PSW-18-04");
        cases.requireAttached(proposal, Attachment.GUARANTEE, "PSW-18-04");
        if (openPayment(code, Tranche.ADVANCE).isEmpty()) {
            throw noAdvance();
        }
        requireIssued("guarantee.issuedOn", guarantee.issuedOn(), code, "PSW-18-04");
        payments.replaceGuarantee(code, guarantee, clock.instant());
        cases.receive(code, "Sostituzione della garanzia", "Garanzia n. " + guarantee.number() + ".");
    }

    /** Files a corrected invoice of the advance that is open; its PDF replaces the former. */
    @Rule({"PSW-18-03", "PSW-18-11"})
    public void correctAdvanceInvoice(String owner, ReferenceCode code, InvoiceData invoice) {
        Proposal proposal = cases.lock(owner, code);
        OwnCases.requireState(proposal, ADVANCE_OPEN, "La correzione della fattura dell'acconto", "PSW-18-03");
        cases.requireAttached(proposal, Attachment.ADVANCE_INVOICE, "PSW-18-03");
        if (openPayment(code, Tranche.ADVANCE).isEmpty()) {
            throw noAdvance();
        }
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-03");
        payments.receiveInvoice(code, invoice, clock.instant());
        cases.receive(code, "Fattura corretta dell'acconto", "Fattura n. " + invoice.number() + ".");
    }

    private static Refusal noAdvance() {
        return Refusal.notAllowed("NO_ADVANCE_OPEN", "PSW-18-03", "Non vi è un acconto da erogare.");
    }

    /**
     * Files the invoice of the balance or single payment, uploaded before as {@link Attachment#BALANCE_INVOICE}; a
     * further one corrects it.
     */
    @Rule({"PSW-18-07", "PSW-18-09", "PSW-18-11"})
    public void invoiceBalance(String owner, ReferenceCode code, InvoiceData invoice) {
        Proposal proposal = cases.lock(owner, code);
        OwnCases.requireState(proposal, Set.of(CaseState.BALANCE_DUE), "La fattura del saldo", "PSW-18-07");
        cases.requireAttached(proposal, Attachment.BALANCE_INVOICE, "PSW-18-07");
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-07");
        boolean first = payments.find(code)
                .flatMap(file -> file.openPayment().flatMap(file::invoiceOf))
                .isEmpty();
        payments.balanceInvoice(code, invoice, clock.instant());
        cases.receive(code, "Fattura del saldo", "Fattura n. " + invoice.number() + ".");
        if (first) {
            procedure.balanceInvoiced(code);
        }
    }

    private Optional<Payment> openPayment(ReferenceCode code, Tranche tranche) {
        return payments.find(code).flatMap(PaymentFile::openPayment).filter(payment -> payment.tranche() == tranche);
    }

    /** Guarantees and invoices are issued for a contribution that has been conceded. */
    private void requireIssued(String field, LocalDate date, ReferenceCode code, String rule) {
        cases.requireNotFuture(field, date, rule);
        OwnCases.requireNotBefore(field, date, grants.of(code).adoptedOn(), "la concessione", rule);
    }
}

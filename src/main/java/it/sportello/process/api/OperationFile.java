package it.sportello.process.api;

import it.sportello.document.Documents;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.Reports;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The file of the operation that the beneficiary keeps: technical and administrative documents, expenses with their
 * proofs. What the case has not come to yet is not asked for.
 */
@Service
@Transactional(readOnly = true)
@Rule("PSW-23-06")
public class OperationFile {

    private final Proposals proposals;
    private final Intake intake;
    private final Documents documents;
    private final Grants grants;
    private final Payments payments;
    private final Reports reports;

    OperationFile(
            Proposals proposals,
            Intake intake,
            Documents documents,
            Grants grants,
            Payments payments,
            Reports reports) {
        this.proposals = proposals;
        this.intake = intake;
        this.documents = documents;
        this.grants = grants;
        this.payments = payments;
        this.reports = reports;
    }

    /** The parts of the file. */
    public enum Part {
        ADMINISTRATIVE("documentazione amministrativa"),
        TECHNICAL("documentazione tecnica"),
        EXPENSES("spese e pagamenti");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** In Italian. */
        public String label() {
            return label;
        }
    }

    /** @param document in Italian */
    public record Item(Part part, String document, boolean present) {}

    /** Every document that the file must hold by now. */
    public List<Item> of(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        List<Item> items = new ArrayList<>();
        intake.checklist(proposal.id(), proposal.ownerTaxCode()).stream()
                .filter(line -> line.owed().mandatory())
                .forEach(line -> items.add(new Item(
                        Part.ADMINISTRATIVE,
                        line.owed().subject().isEmpty()
                                ? line.owed().label()
                                : line.owed().label() + " (" + line.owed().subject() + ")",
                        line.document() != null)));
        grants.find(code).ifPresent(grant -> concession(proposal, grant, items));
        payments.find(code).ifPresent(file -> paid(proposal, file, items));
        reports.find(code).map(Reports.StoredReport::report).ifPresent(report -> report(report, items));
        return items;
    }

    private void concession(Proposal proposal, GrantFile grant, List<Item> items) {
        if (grant.atiToFormalise()) {
            items.add(attached(proposal, Part.ADMINISTRATIVE, Attachment.ATI_DEED));
        }
        if (grant.startDate().isPresent()) {
            items.add(new Item(Part.ADMINISTRATIVE, Attachment.START_COMMUNICATION.label(), true));
        }
        items.add(new Item(
                Part.ADMINISTRATIVE,
                Attachment.DEDICATED_ACCOUNT.label(),
                grant.account().isPresent()));
    }

    private void paid(Proposal proposal, PaymentFile file, List<Item> items) {
        file.payments().forEach(payment -> {
            switch (payment.tranche()) {
                case ADVANCE -> {
                    items.add(attached(proposal, Part.EXPENSES, Attachment.GUARANTEE));
                    items.add(attached(proposal, Part.EXPENSES, Attachment.ADVANCE_INVOICE));
                }
                case BALANCE, SINGLE_PAYMENT ->
                    items.add(attached(proposal, Part.EXPENSES, Attachment.BALANCE_INVOICE));
            }
        });
    }

    private static void report(ExpenseReport report, List<Item> items) {
        ExpenseReport.Evidence evidence = report.evidence();
        items.add(new Item(Part.TECHNICAL, "piano di smart working", evidence.plan()));
        items.add(new Item(Part.TECHNICAL, "accordo o regolamento aziendale", evidence.agreementOrRegulation()));
        items.add(new Item(Part.TECHNICAL, "relazione descrittiva", evidence.descriptiveReport()));
        items.add(new Item(Part.TECHNICAL, "prodotti realizzati", evidence.products()));
        items.add(new Item(
                Part.TECHNICAL,
                "relazione sul progetto pilota",
                report.pilot() != null && report.pilot().reportAttached()));
        report.documents().forEach(document -> {
            items.add(new Item(Part.EXPENSES, document.type() + " n. " + document.number(), document.attached()));
            items.add(new Item(
                    Part.EXPENSES,
                    "prova del pagamento di " + document.type() + " n. " + document.number(),
                    !document.payments().isEmpty()
                            && document.payments().stream().allMatch(ExpenseReport.Payment::proofAttached)));
        });
    }

    private Item attached(Proposal proposal, Part part, Attachment kind) {
        return new Item(
                part,
                kind.label(),
                documents.find(proposal.id(), kind.name(), "").isPresent());
    }
}

package it.sportello.web.intake;

import it.sportello.correspondence.Message;
import it.sportello.document.StoredDocument;
import it.sportello.proposal.Intake.ChecklistLine;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Receipt;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API says of a proposal to its owner. */
final class ProposalView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private ProposalView() {}

    /**
     * @param referenceCode null before the form is sent
     * @param stateLabel the state in Italian
     */
    record Summary(
            UUID id,
            String notice,
            String state,
            String stateLabel,
            String applicantName,
            @Nullable ReferenceCode referenceCode,
            Instant createdAt,
            @Nullable Instant formSentAt,
            @Nullable Instant transmittedAt) {

        static Summary of(Proposal proposal) {
            return new Summary(
                    proposal.id(),
                    proposal.notice(),
                    proposal.state().name(),
                    proposal.stateLabel(),
                    proposal.applicantName(),
                    proposal.codeIfGiven().orElse(null),
                    proposal.createdAt(),
                    proposal.formSentAt().orElse(null),
                    proposal.transmittedAt().orElse(null));
        }
    }

    /**
     * @param documents what the form owes, with what was uploaded
     * @param letters what the Region has written about it, such as that the call is closed (PSW-11-03)
     */
    record Whole(Summary summary, ProposalForm form, List<DocumentLine> documents, List<Letter> letters) {}

    record Letter(String subject, String body, Instant at) {

        static Letter of(Message message) {
            return new Letter(message.subject(), message.body(), message.sentAt());
        }
    }

    /** @param uploaded null while nothing was uploaded for it */
    record DocumentLine(String code, String subject, String label, boolean mandatory, @Nullable Uploaded uploaded) {

        static DocumentLine of(ChecklistLine line) {
            StoredDocument document = line.document();
            return new DocumentLine(
                    line.owed().code(),
                    line.owed().subject(),
                    line.owed().label(),
                    line.owed().mandatory(),
                    document == null ? null : Uploaded.of(document));
        }
    }

    /**
     * @param size bytes
     * @param sha256 64 hexadecimal digits
     */
    record Uploaded(String code, String subject, String fileName, long size, String sha256, Instant uploadedAt) {

        static Uploaded of(StoredDocument document) {
            return new Uploaded(
                    document.code(),
                    document.subject(),
                    document.fileName(),
                    document.size(),
                    document.sha256(),
                    document.uploadedAt());
        }
    }

    record FormSent(ReferenceCode referenceCode) {}

    /** @param transmittedAt with the offset of Rome, to the millisecond */
    record ReceiptView(
            ReferenceCode referenceCode,
            String applicantName,
            String taxCode,
            OffsetDateTime transmittedAt,
            LocalDate submissionDate,
            long arrivalNumber) {

        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.code(),
                    receipt.applicantName(),
                    receipt.taxCode(),
                    receipt.transmittedAt().atZone(ROME).toOffsetDateTime(),
                    receipt.submissionDate(),
                    receipt.arrivalNumber());
        }
    }
}

package it.sportello.process.api;

import it.sportello.document.DocumentForm;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts of the beneficiary that came by PEC and that the office records afterwards: what arrived within the term is in
 * time whenever it is recorded. The caller has checked the role of the one who records.
 */
@Service
@Transactional
@Rule("PSW-00-04")
public class ReceivedActs {

    private final BeneficiaryActs acts;
    private final Proposals proposals;
    private final Clock clock;

    ReceivedActs(BeneficiaryActs acts, Proposals proposals, Clock clock) {
        this.acts = acts;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The PDF that came with the act. */
    public static final class Enclosure {
        private final Attachment kind;
        private final String fileName;
        private final byte[] content;

        public Enclosure(Attachment kind, String fileName, byte[] content) {
            this.kind = kind;
            this.fileName = fileName;
            this.content = content.clone();
        }
    }

    /**
     * Records an act in one transaction with what came with it.
     *
     * @param at the instant of its receipt
     * @param act one of {@link BeneficiaryActs}
     * @throws Refusal as that act does; invalid, for an instant to come or before the application
     */
    public void record(
            ReferenceCode code, Instant at, Received.Pec pec, @Nullable Enclosure enclosure, Consumer<Received> act) {
        Proposal proposal = proposals.lock(code);
        String owner = proposal.ownerTaxCode();
        if (at.isAfter(clock.instant())) {
            throw Refusal.invalid("receivedAt", "PSW-00-04", "Il ricevimento non può essere futuro.");
        }
        if (proposal.transmittedAt().filter(at::isBefore).isPresent()) {
            throw Refusal.invalid("receivedAt", "PSW-00-04", "Il ricevimento precede la trasmissione della domanda.");
        }
        if (enclosure != null) {
            acts.attach(
                    owner, code, enclosure.kind, "", enclosure.fileName, DocumentForm.ELECTRONIC, enclosure.content);
        }
        act.accept(new Received(owner, at, pec));
    }
}

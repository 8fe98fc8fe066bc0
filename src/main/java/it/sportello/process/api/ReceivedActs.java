package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.grant.Start;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts of the beneficiary that came by PEC and that the office records afterwards: each counts from its own instant, so
 * that what arrived within the term is in time whenever it is recorded. The caller has checked the role of {@code by}.
 */
@Service
@Transactional
@Rule("PSW-00-04")
public class ReceivedActs {

    private final BeneficiaryActs acts;
    private final Proposals proposals;
    private final Messages messages;
    private final Clock clock;

    ReceivedActs(BeneficiaryActs acts, Proposals proposals, Messages messages, Clock clock) {
        this.acts = acts;
        this.proposals = proposals;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * How an act came.
     *
     * @param at the instant of its receipt
     * @param protocol number under which it was registered
     * @param by who records it
     */
    public record Receipt(Instant at, String protocol, String by) {
        public Receipt {
            if (protocol.isBlank()) {
                throw Refusal.invalid("protocol", "PSW-00-04", "Indicare il numero di protocollo della PEC.");
            }
        }
    }

    /** The start communication (DL-07). */
    @Rule("PSW-16-01")
    public Start start(ReferenceCode code, @Nullable LocalDate declared, Receipt receipt) {
        String owner = received(code, "Comunicazione di avvio delle attività", receipt);
        return acts.communicateStart(owner, code, declared, receipt.at());
    }

    /** The deed of the association, its PDF filed before (DL-06). */
    @Rule("PSW-16-03")
    public void atiDeed(ReferenceCode code, LocalDate deedDate, Receipt receipt) {
        String owner = received(code, "Atto costitutivo dell'ATI/ATS", receipt);
        acts.formaliseAti(owner, code, deedDate, receipt.at());
    }

    /** The answer to the formal notice (DL-18). */
    @Rule("PSW-20-02")
    public void noticeReply(ReferenceCode code, String text, @Nullable LocalDate compliedOn, Receipt receipt) {
        String owner = received(code, "Riscontro alla diffida", receipt);
        acts.answerNotice(owner, code, text, compliedOn, receipt.at());
    }

    private String received(ReferenceCode code, String subject, Receipt receipt) {
        String owner = proposals.lock(code).ownerTaxCode();
        if (receipt.at().isAfter(clock.instant())) {
            throw Refusal.invalid("receivedAt", "PSW-00-04", "Il ricevimento non può essere futuro.");
        }
        messages.receive(
                code,
                Channel.PEC,
                Messages.APPLICANT,
                subject,
                "PEC protocollo " + receipt.protocol() + ", registrata da " + receipt.by() + ".",
                receipt.at());
        return owner;
    }
}

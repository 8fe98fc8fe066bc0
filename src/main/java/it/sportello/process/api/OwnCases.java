package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.document.Documents;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases of a legal subject, known by its tax code, and what is asked of every act on them: the right state, the
 * documents, dates that can be. Refusals name the field and the rule of the act.
 */
@Service
@Rule("PSW-12-02")
public class OwnCases {

    static final Set<CaseState> CONCEDED = EnumSet.range(CaseState.APPROVED, CaseState.BALANCE_DUE);

    private final Proposals proposals;
    private final Documents documents;
    private final Messages messages;
    private final Clock clock;

    OwnCases(Proposals proposals, Documents documents, Messages messages, Clock clock) {
        this.proposals = proposals;
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The case of that owner, to read it.
     *
     * @throws Refusal of kind NOT_FOUND for the cases of others too
     */
    @Transactional(readOnly = true)
    public Proposal require(String owner, ReferenceCode code) {
        return owned(proposals.require(code), owner);
    }

    /** The case, held until the transaction ends; NOT_FOUND as above. */
    Proposal lock(String owner, ReferenceCode code) {
        return owned(proposals.lock(code), owner);
    }

    private static Proposal owned(Proposal proposal, String owner) {
        if (!proposal.ownerTaxCode().equals(owner)) {
            throw Refusal.notFound("pratica " + proposal.code());
        }
        return proposal;
    }

    static void requireState(Proposal proposal, Set<CaseState> states, String what, String rule) {
        if (!states.contains(proposal.state())) {
            throw stateRefused(proposal, what, rule);
        }
    }

    static Refusal stateRefused(Proposal proposal, String what, String rule) {
        return Refusal.notAllowed(
                "STATE_NOT_ALLOWED",
                rule,
                "%s non è possibile: la pratica è nello stato «%s».".formatted(what, proposal.stateLabel()));
    }

    /** The document was uploaded before the act that relies on it. */
    void requireAttached(Proposal proposal, Attachment kind, String rule) {
        if (documents.find(proposal.id(), kind.name(), "").isEmpty()) {
            throw Refusal.invalid(kind.name(), rule, "Manca il documento: " + kind.label() + ".");
        }
    }

    static void requireText(String field, @Nullable String text, String rule, String message) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, rule, message);
        }
    }

    void requireNotFuture(String field, LocalDate date, String rule) {
        if (date.isAfter(LegalTime.dateOf(clock.instant()))) {
            throw Refusal.invalid(field, rule, "La data non può essere futura.");
        }
    }

    static void requireNotBefore(String field, LocalDate date, LocalDate preceding, String event, String rule) {
        if (date.isBefore(preceding)) {
            throw Refusal.invalid(
                    field, rule, "La data non può precedere %s (%s).".formatted(event, ItalianText.day(preceding)));
        }
    }

    /** Keeps in the correspondence what came through the portal, now. */
    void receive(ReferenceCode code, String subject, String body) {
        messages.receive(code, Channel.PORTAL, Messages.APPLICANT, subject, body, clock.instant());
    }

    /** Keeps an act in the correspondence, with the way and the instant of its own. */
    void receive(Received received, ReferenceCode code, String subject, String body) {
        messages.receive(code, received.channel(), Messages.APPLICANT, subject, received.recorded(body), received.at());
    }
}

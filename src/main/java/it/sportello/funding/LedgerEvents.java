package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.funding.LedgerBooks.Event;
import it.sportello.funding.Movement.Kind;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes up what cases have told the ledger: it has its effect from then on. */
@Component
@Rule({"PSW-08-09", "PSW-08-10", "PSW-08-12"})
class LedgerEvents {

    private final LedgerBooks books;

    LedgerEvents(LedgerBooks books) {
        this.books = books;
    }

    /** The caller has locked the ledger. */
    void takeUp(String call, Instant now) {
        List<Event> told = books.untold(call);
        Map<String, Event> decisions = new LinkedHashMap<>();
        for (Event event : told) {
            String code = event.code();
            if (code == null) {
                continue;
            }
            if (event.kind().equals("DECIDED")) {
                decisions.put(code, event);
            } else {
                books.decided(decisions.values());
                decisions.clear();
                takeUp(call, new ReferenceCode(code), event, now);
            }
        }
        books.decided(decisions.values());
        books.applied(told, now);
    }

    private void takeUp(String call, ReferenceCode code, Event event, Instant now) {
        switch (event.kind()) {
            case "LEFT" -> takeUpLeaving(call, code, event, now);
            case "RELEASED" -> {
                giveBack(call, Envelope.A, code, event.amount(Envelope.A), event, now);
                giveBack(call, Envelope.B, code, event.amount(Envelope.B), event, now);
            }
            case "OFFER_ACCEPTED" -> books.offerAccepted(code);
            case "OFFER_REFUSED" -> books.offerRefused(code);
            case "B_RENOUNCED" -> {
                Euro held = books.entry(code).held(Envelope.B);
                giveBack(call, Envelope.B, code, held.min(event.amount(Envelope.B)), event, now);
                books.bRenounced(code);
            }
            default -> throw new IllegalStateException("unknown event of the ledger: " + event.kind());
        }
    }

    private void takeUpLeaving(String call, ReferenceCode code, Event event, Instant now) {
        Entry entry = books.entry(code);
        if (entry.state() == State.OUT) {
            return;
        }
        books.left(code, Objects.requireNonNull(event.reason()));
        giveBack(call, Envelope.A, code, entry.held(Envelope.A), event, now);
        giveBack(call, Envelope.B, code, entry.held(Envelope.B), event, now);
    }

    private void giveBack(String call, Envelope envelope, ReferenceCode code, Euro amount, Event event, Instant now) {
        books.move(call, envelope, Kind.RELEASED, amount, code, event.act(), event.reason(), now, null);
    }
}

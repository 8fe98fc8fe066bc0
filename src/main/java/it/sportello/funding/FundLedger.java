package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.funding.LedgerBooks.Event;
import it.sportello.funding.Movement.Kind;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The movements of the money of a call, as its cases and its acts tell them. Two kinds of methods:
 *
 * <ul>
 *   <li>{@link #register}, {@link #decide}, {@link #leave}, {@link #release}, {@link #acceptOffer}, {@link
 *       #refuseOffer}, {@link #renounceB} may be called while holding a case: they only add a row and never lock the
 *       ledger. What they say takes effect at the next {@link AllocationRuns#run}.
 *   <li>{@link #confirm}, {@link #transfer}, {@link #topUp}, {@link #reopen} lock the ledger row as
 *       their first statement; the caller must not hold a case yet (lock order: ledger, then cases).
 * </ul>
 *
 * All join the caller's transaction. Who is funded is decided by {@link AllocationRuns}; {@link LedgerReader} answers
 * those who read.
 */
@Service
@Transactional
@Rule({"PSW-08-01", "PSW-08-02", "PSW-08-06", "PSW-08-07", "PSW-08-08", "PSW-08-12", "PSW-13-11", "PSW-13-14"})
public class FundLedger {

    private final LedgerBooks books;
    private final LedgerEvents events;
    private final Clock clock;

    FundLedger(LedgerBooks books, LedgerEvents events, Clock clock) {
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** What a case takes or holds of the envelopes. */
    public record Commitment(ReferenceCode code, Euro amountA, Euro amountB) {}

    /**
     * Opens the ledger of a call with the endowments of its notice (PSW-08-02). Once: a second call changes nothing.
     *
     * @return true when it was opened now
     */
    public boolean open(String call, Euro a, Euro b) {
        Instant now = clock.instant();
        if (!books.create(call, now)) {
            return false;
        }
        books.createEnvelope(call, Envelope.A);
        books.createEnvelope(call, Envelope.B);
        books.move(call, Envelope.A, Kind.ALLOCATED, a, null, "Avviso " + call, null, now, null);
        books.move(call, Envelope.B, Kind.ALLOCATED, b, null, "Avviso " + call, null, now, null);
        return true;
    }

    /**
     * Enters a proposal at its transmission, undecided: from now on its grants are set aside (PSW-13-14).
     *
     * @param grantA grantable amount of Action A (PSW-08-11)
     * @param grantB grantable amount of Action B, zero when not requested
     */
    public void register(String call, ReferenceCode code, Euro grantA, Euro grantB, Instant transmittedAt) {
        books.insertEntry(call, code, grantA, grantB, transmittedAt);
    }

    /**
     * The proposal is approvable and financeable: it enters the queue.
     *
     * @throws Refusal notFound; notAllowed when it is already proposed, committed or out
     */
    public void decide(ReferenceCode code, BigDecimal score, BigDecimal scoreA) {
        Entry entry = books.entry(code);
        if (!LedgerBooks.isOpen(entry)) {
            throw Refusal.notAllowed(
                    "LEDGER_NOT_DECIDABLE",
                    "PSW-13-14",
                    "La domanda " + code
                            + " non può entrare in coda: è già proposta per l'impegno, impegnata o uscita.");
        }
        books.tell(entry.call(), "DECIDED", code, score, scoreA, null, null, null, null, clock.instant());
    }

    /** As {@link #leave(ReferenceCode, String, String)}, before there is an act. */
    public void leave(ReferenceCode code, String reason) {
        leave(code, reason, null);
    }

    /**
     * The proposal is excluded, not approved, not financeable or withdrawn: it asks nothing more, and what was
     * committed to it is released (PSW-08-12). Repeating it changes nothing; a case that is not opened yet is not in
     * the ledger, and leaves it when it is.
     *
     * @param reason in Italian, kept in the ledger
     * @param act number of the act, null when there is none yet
     */
    public void leave(ReferenceCode code, String reason, @Nullable String act) {
        books.find(code)
                .filter(entry -> entry.state() != State.OUT)
                .ifPresent(entry ->
                        books.tell(entry.call(), "LEFT", code, null, null, null, null, act, reason, clock.instant()));
    }

    /**
     * Gives back part of what is committed: revocation, reduction, settlement below the grant. It can be spent again
     * only after an act reopens it (PSW-08-12).
     *
     * @param act number of the act, null where there is none
     * @param reason in Italian: what it rests on, with its day
     * @throws Refusal invalid when an amount is negative or the reason is missing; notAllowed above what the case holds
     */
    @Rule("PSW-08-12")
    public void release(ReferenceCode code, Euro amountA, Euro amountB, @Nullable String act, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "PSW-08-12", "Ogni economia indica da che cosa deriva.");
        }
        if (amountA.isNegative() || amountB.isNegative()) {
            throw Refusal.invalid("amount", "PSW-08-12", "L'importo da liberare non può essere negativo.");
        }
        Entry entry = books.entry(code);
        Euro heldA = entry.held(Envelope.A);
        Euro heldB = entry.held(Envelope.B);
        for (Event event : books.untoldOf(code)) {
            heldA = heldA.minus(event.amount(Envelope.A));
            heldB = heldB.minus(event.amount(Envelope.B));
        }
        if (amountA.exceeds(heldA) || amountB.exceeds(heldB)) {
            throw Refusal.notAllowed(
                    "RELEASE_ABOVE_COMMITMENT",
                    "PSW-08-12",
                    "Non si può liberare più di quanto è impegnato per la domanda " + code + ": "
                            + ItalianText.euro(heldA) + " per l'Azione A e " + ItalianText.euro(heldB)
                            + " per l'Azione B.");
        }
        books.tell(entry.call(), "RELEASED", code, null, null, amountA, amountB, act, reason, clock.instant());
    }

    /** The applicant accepts in writing the partial grant of A that is offered (PSW-08-09). */
    @Rule("PSW-08-09")
    public void acceptOffer(ReferenceCode code) {
        answerOffer(code, "OFFER_ACCEPTED");
    }

    /** The applicant refuses the partial grant: the queue stands still behind the proposal (PSW-08-09). */
    @Rule("PSW-08-09")
    public void refuseOffer(ReferenceCode code) {
        answerOffer(code, "OFFER_REFUSED");
    }

    private void answerOffer(ReferenceCode code, String answer) {
        Entry entry = books.entry(code);
        if (entry.state() != State.WAITING || entry.verdict() != Verdict.Kind.PARTIAL_OFFER) {
            throw Refusal.notAllowed(
                    "NO_PARTIAL_OFFER",
                    "PSW-08-09",
                    "Per la domanda " + code + " non vi è alcuna offerta di contributo parziale.");
        }
        books.tell(entry.call(), answer, code, null, null, null, null, null, null, clock.instant());
    }

    /**
     * B, not conceded yet, is asked no more: the applicant keeps A only, the activity has ended, the ceiling forbids it
     * (PSW-08-10). What was committed to it is released.
     */
    @Rule("PSW-08-10")
    public void renounceB(ReferenceCode code, String reason) {
        Entry entry = books.entry(code);
        Euro held = entry.held(Envelope.B);
        books.tell(entry.call(), "B_RENOUNCED", code, null, null, null, held, null, reason, clock.instant());
    }

    /**
     * The officer confirms what the run has proposed: the reservation becomes a commitment.
     *
     * @param commitment number of the accounting commitment or of the act
     * @throws Refusal invalid without a number; notAllowed when nothing is proposed (any more)
     */
    @Rule({"PSW-08-08", "PSW-00-11"})
    public Commitment confirm(ReferenceCode code, String commitment, String by) {
        requireAct(commitment);
        String call = books.entry(code).call();
        books.lock(call);
        Instant now = clock.instant();
        events.takeUp(call, now);
        Entry entry = books.entry(code);
        if (entry.state() != State.PROPOSED) {
            throw Refusal.notAllowed(
                    "NOT_PROPOSED", "PSW-13-14", "Per la domanda " + code + " non vi è alcun impegno da confermare.");
        }
        books.committed(code);
        books.move(call, Envelope.A, Kind.COMMITTED, entry.reservedA(), code, commitment, null, now, by);
        books.move(call, Envelope.B, Kind.COMMITTED, entry.reservedB(), code, commitment, null, now, by);
        runAgain(call, now);
        return new Commitment(code, entry.reservedA(), entry.reservedB());
    }

    /**
     * Moves residual resources to the other envelope, by act (PSW-08-06).
     *
     * @throws Refusal invalid without act or amount; notAllowed above what is free in the envelope
     */
    @Rule("PSW-08-06")
    public void transfer(String call, Envelope from, Euro amount, String act, String by) {
        requireActAndAmount(act, amount, "PSW-08-06");
        books.lock(call);
        Euro free = Balance.of(books.balances(call), from).free();
        if (amount.exceeds(free)) {
            throw Refusal.notAllowed(
                    "TRANSFER_ABOVE_REMAINING",
                    "PSW-08-06",
                    "Nella dotazione dell'Azione " + from + " sono disponibili " + ItalianText.euro(free)
                            + ": non se ne possono trasferire " + ItalianText.euro(amount) + ".");
        }
        Instant now = clock.instant();
        books.move(call, from, Kind.TRANSFERRED_OUT, amount, null, act, null, now, by);
        books.move(call, from.other(), Kind.TRANSFERRED_IN, amount, null, act, null, now, by);
        runAgain(call, now);
    }

    /** Adds further resources to an envelope, by act (PSW-08-07). */
    @Rule("PSW-08-07")
    public void topUp(String call, Envelope envelope, Euro amount, String act, String by) {
        requireActAndAmount(act, amount, "PSW-08-07");
        books.lock(call);
        Instant now = clock.instant();
        books.move(call, envelope, Kind.TOPPED_UP, amount, null, act, null, now, by);
        runAgain(call, now);
    }

    /**
     * Puts released money back in play, by act (PSW-08-12).
     *
     * @throws Refusal invalid without act or amount; notAllowed above released − reopened
     */
    @Rule("PSW-08-12")
    public void reopen(String call, Envelope envelope, Euro amount, String act, String by) {
        requireActAndAmount(act, amount, "PSW-08-12");
        books.lock(call);
        Euro reopenable = Balance.of(books.balances(call), envelope).reopenable();
        if (amount.exceeds(reopenable)) {
            throw Refusal.notAllowed(
                    "REOPEN_ABOVE_RELEASED",
                    "PSW-08-12",
                    "Nella dotazione dell'Azione " + envelope + " sono riutilizzabili " + ItalianText.euro(reopenable)
                            + ": non se ne possono riutilizzare " + ItalianText.euro(amount) + ".");
        }
        Instant now = clock.instant();
        books.move(call, envelope, Kind.REOPENED, amount, null, act, null, now, by);
        runAgain(call, now);
    }

    /** What is proposed for its commitment and waits to be confirmed; zero before its turn. */
    @Transactional(readOnly = true)
    public Commitment proposed(ReferenceCode code) {
        Entry entry = books.entry(code);
        return new Commitment(code, entry.reservedA(), entry.reservedB());
    }

    /** What the case still holds: committed and not released. Looks at nobody else. */
    @Transactional(readOnly = true)
    public Commitment held(ReferenceCode code) {
        Entry entry = books.entry(code);
        return new Commitment(code, entry.held(Envelope.A), entry.held(Envelope.B));
    }

    private void runAgain(String call, Instant now) {
        books.tell(call, "RESOURCES", null, null, null, null, null, null, null, now);
    }

    private static void requireActAndAmount(String act, Euro amount, String rule) {
        requireAct(act);
        if (!amount.isPositive()) {
            throw Refusal.invalid("amount", rule, "L'importo deve essere maggiore di zero.");
        }
    }

    private static void requireAct(String act) {
        if (act.isBlank()) {
            throw Refusal.invalid("actNumber", "PSW-08-02", "Ogni movimento indica il numero dell'atto.");
        }
    }
}

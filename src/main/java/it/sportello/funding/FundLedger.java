package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.funding.LedgerBooks.Event;
import it.sportello.funding.Movement.Kind;
import it.sportello.funding.Proposal.Standing;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The money of a call: who asks for it, in what order, who has it. Two kinds of methods:
 *
 * <ul>
 *   <li>{@link #register}, {@link #decide}, {@link #leave}, {@link #release}, {@link #acceptOffer}, {@link
 *       #refuseOffer}, {@link #renounceB} may be called while holding a case: they only add a row and never lock the
 *       ledger. What they say takes effect at the next {@link #run}.
 *   <li>{@link #run}, {@link #confirm}, {@link #transfer}, {@link #topUp}, {@link #reopen} lock the ledger row as
 *       their first statement; the caller must not hold a case yet (lock order: ledger, then cases).
 * </ul>
 *
 * All join the caller's transaction.
 */
@Service
@Transactional
@Rule({"PSW-08-01", "PSW-08-02", "PSW-08-06", "PSW-08-07", "PSW-08-08", "PSW-08-12", "PSW-13-11", "PSW-13-14"})
public class FundLedger {

    private final LedgerBooks books;
    private final Notices notices;
    private final Clock clock;

    FundLedger(LedgerBooks books, Notices notices, Clock clock) {
        this.books = books;
        this.notices = notices;
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
     * committed to it is released (PSW-08-12). Repeating it changes nothing.
     *
     * @param reason in Italian, kept in the ledger
     * @param act number of the act, null when there is none yet
     * @throws Refusal notFound
     */
    public void leave(ReferenceCode code, String reason, @Nullable String act) {
        Entry entry = books.entry(code);
        if (entry.state() != State.OUT) {
            books.tell(entry.call(), "LEFT", code, null, null, null, null, act, reason, clock.instant());
        }
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
            heldA = heldA.minus(orZero(event.amountA()));
            heldB = heldB.minus(orZero(event.amountB()));
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
     * Up to when the books know everybody: a proposal that was transmitted and not opened yet is not in them.
     *
     * @param settled every transmission before this instant is committed (see {@link
     *     it.sportello.proposal.Arrivals.Settled})
     * @return at most {@code settled}
     */
    @Transactional(readOnly = true)
    public Instant completeUntil(Instant settled) {
        return books.firstUnopened().filter(settled::isAfter).orElse(settled);
    }

    /**
     * The calls whose ledger has something to do: an event not taken up, or a day that has ended.
     *
     * @param settledUntil as for {@link #run}
     */
    @Transactional(readOnly = true)
    public List<String> due(Instant settledUntil) {
        return books.due(settledUntil);
    }

    /**
     * One run: takes up the events, walks the queue in legal order and writes what has changed. Runs may be split,
     * repeated or skipped without changing who is funded.
     *
     * @param settledUntil every transmission before this instant is registered and visible; at most now
     */
    public LedgerRun run(String call, Instant settledUntil) {
        Instant before = books.lock(call).orElse(settledUntil);
        Instant settled = before.isAfter(settledUntil) ? before : settledUntil;
        Instant now = clock.instant();
        takeUpEvents(call, now);

        List<Entry> inPlay = books.entriesInPlay(call);
        Map<Envelope, Balance> balances = books.balances(call);
        Allocation.Result result = allocate(call, balances, inPlay, settled, Euro.ZERO, Euro.ZERO);

        List<Verdict> proposed =
                result.verdicts().stream().filter(v -> v.kind().isProposal()).toList();
        List<Verdict> changed = changed(inPlay, result);
        books.propose(proposed, now);
        books.letWait(changed, now);
        Set<Envelope> newlyExhausted = noteExhaustion(call, balances, result.exhausted());
        books.ran(call, settled, now);
        return new LedgerRun(call, proposed, changed, newlyExhausted);
    }

    private Allocation.Result allocate(
            String call,
            Map<Envelope, Balance> balances,
            List<Entry> inPlay,
            Instant settledUntil,
            Euro moreA,
            Euro moreB) {
        Allocation allocation = new Allocation(Allocation.Switches.of(notices.inForce(call, clock.instant())));
        return allocation.run(
                balance(balances, Envelope.A).free().plus(moreA),
                balance(balances, Envelope.B).free().plus(moreB),
                inPlay.stream().map(Entry::inPlay).flatMap(Optional::stream).toList(),
                settledUntil);
    }

    /** What a confirmation already awaits keeps its verdict; the rest is written only when the verdict is another. */
    private static List<Verdict> changed(List<Entry> inPlay, Allocation.Result result) {
        Map<ReferenceCode, Entry> entries = new HashMap<>();
        inPlay.forEach(e -> entries.put(e.code(), e));
        return result.verdicts().stream()
                .filter(v -> !v.kind().isProposal())
                .filter(v -> {
                    Entry entry = Objects.requireNonNull(entries.get(v.code()));
                    return entry.state() != State.PROPOSED
                            && (entry.verdict() != v.kind()
                                    || (v.kind() == Verdict.Kind.PARTIAL_OFFER
                                            && !v.sentence().equals(entry.sentence())));
                })
                .toList();
    }

    private Set<Envelope> noteExhaustion(String call, Map<Envelope, Balance> balances, Set<Envelope> exhausted) {
        Set<Envelope> newly = EnumSet.noneOf(Envelope.class);
        for (Envelope envelope : Envelope.values()) {
            boolean now = exhausted.contains(envelope);
            if (now != balance(balances, envelope).exhausted()) {
                books.exhausted(call, envelope, now);
                if (now) {
                    newly.add(envelope);
                }
            }
        }
        return newly;
    }

    private void takeUpEvents(String call, Instant now) {
        List<Event> events = books.untold(call);
        Map<String, Event> decisions = new LinkedHashMap<>();
        for (Event event : events) {
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
        books.applied(events, now);
    }

    private void takeUp(String call, ReferenceCode code, Event event, Instant now) {
        switch (event.kind()) {
            case "LEFT" -> takeUpLeaving(call, code, event, now);
            case "RELEASED" -> {
                giveBack(call, Envelope.A, code, orZero(event.amountA()), event, now);
                giveBack(call, Envelope.B, code, orZero(event.amountB()), event, now);
            }
            case "OFFER_ACCEPTED" -> books.offerAccepted(code);
            case "OFFER_REFUSED" -> books.offerRefused(code);
            case "B_RENOUNCED" -> {
                Euro held = books.entry(code).held(Envelope.B);
                giveBack(call, Envelope.B, code, held.min(orZero(event.amountB())), event, now);
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
        takeUpEvents(call, now);
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
        Euro free = balance(books.balances(call), from).free();
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
        Euro reopenable = balance(books.balances(call), envelope).reopenable();
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

    /** Both envelopes, as the database derives them from the movements. */
    @Transactional(readOnly = true)
    public Map<Envelope, Balance> balances(String call) {
        return books.balances(call);
    }

    /** Every movement, oldest first. */
    @Transactional(readOnly = true)
    public List<Movement> movements(String call) {
        return books.movements(call);
    }

    /**
     * The queue with the reason of each position, computed on the state of the last run: first the decided in funding
     * order, then the undecided by arrival; those committed in full are left out.
     */
    @Transactional(readOnly = true)
    public List<QueuePosition> queue(String call) {
        return positions(call).stream()
                .filter(p -> p.place() > 0 || p.state().equals(State.UNDECIDED.name()))
                .toList();
    }

    /**
     * Why a case is funded, waits or is not, in one sentence that names the cases ahead.
     *
     * @throws Refusal notFound
     */
    @Transactional(readOnly = true)
    public QueuePosition explain(ReferenceCode code) {
        Entry entry = books.entry(code);
        return positions(entry.call()).stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseGet(() -> position(0, entry, null, sentence(entry)));
    }

    /** What an act on the resources would change in the queue: shown before it is signed. Changes nothing. */
    @Transactional(readOnly = true)
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
    public QueueEffect preview(String call, ResourceMovement movement) {
        Map<Envelope, Balance> balances = books.balances(call);
        List<Entry> inPlay = books.entriesInPlay(call);
        Instant settled = lastSettled(call);
        Allocation.Result now = allocate(call, balances, inPlay, settled, Euro.ZERO, Euro.ZERO);
        Allocation.Result then =
                allocate(call, balances, inPlay, settled, movement.change(Envelope.A), movement.change(Envelope.B));
        Map<ReferenceCode, Verdict.Kind> before = new HashMap<>();
        now.verdicts().forEach(v -> before.put(v.code(), v.kind()));
        return new QueueEffect(
                movement.isWithin(
                        balance(balances, movement.envelope().other()), balance(balances, movement.envelope())),
                Map.of(
                        Envelope.A,
                        balance(balances, Envelope.A).free(),
                        Envelope.B,
                        balance(balances, Envelope.B).free()),
                Map.of(Envelope.A, then.remainingA(), Envelope.B, then.remainingB()),
                then.verdicts().stream()
                        .filter(v -> before.get(v.code()) != v.kind())
                        .map(v -> new QueueEffect.Change(
                                v.code(), Objects.requireNonNull(before.get(v.code())), v.kind(), v.sentence()))
                        .toList());
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

    private List<QueuePosition> positions(String call) {
        List<Entry> entries = books.entries(call);
        Map<ReferenceCode, Verdict> verdicts = new HashMap<>();
        allocate(call, books.balances(call), entries, lastSettled(call), Euro.ZERO, Euro.ZERO)
                .verdicts()
                .forEach(v -> verdicts.put(v.code(), v));
        Allocation.Switches switches = Allocation.Switches.of(notices.inForce(call, clock.instant()));
        Comparator<Proposal> order = new FundingOrder(switches.orderingMode()).comparator();
        List<Entry> decided = entries.stream()
                .filter(FundLedger::inQueue)
                .sorted(Comparator.comparing(e -> e.as(Standing.WAITING), order))
                .toList();
        List<QueuePosition> positions = new ArrayList<>();
        for (Entry entry : decided) {
            positions.add(position(positions.size() + 1, entry, verdicts.get(entry.code()), sentence(entry)));
        }
        ExaminedQueue examined = new ExaminedQueue(
                switches.orderingMode(),
                entries.stream().map(Entry::inPlay).flatMap(Optional::stream).toList());
        Sentences sentences = new Sentences(switches.overtaking());
        entries.stream()
                .filter(e -> !inQueue(e))
                .forEach(e -> positions.add(position(
                        0,
                        e,
                        null,
                        e.state() == State.UNDECIDED
                                ? sentences.isExamined(examined.aheadOf(e.as(Standing.UNDECIDED)))
                                : sentence(e))));
        return positions;
    }

    private static boolean inQueue(Entry entry) {
        return entry.state() == State.WAITING || entry.state() == State.PROPOSED || entry.bAwaiting();
    }

    private static QueuePosition position(int place, Entry entry, @Nullable Verdict verdict, String otherwise) {
        Verdict live = entry.state() == State.PROPOSED ? null : verdict;
        return new QueuePosition(
                place,
                entry.code(),
                entry.state().name(),
                entry.transmittedAt(),
                entry.score(),
                entry.scoreA(),
                entry.grantA(),
                entry.grantB(),
                live != null && live.kind() == Verdict.Kind.PARTIAL_OFFER ? live.amountA() : entry.reservedA(),
                entry.reservedB(),
                entry.held(Envelope.A),
                entry.held(Envelope.B),
                live != null ? live.kind() : entry.verdict(),
                live != null ? live.sentence() : otherwise);
    }

    private static String sentence(Entry entry) {
        return switch (entry.state()) {
            case UNDECIDED, WAITING -> "In attesa del prossimo esame della coda (PSW-13-14).";
            case PROPOSED, COMMITTED -> atItsTurn(entry);
            case OUT -> "Non chiede più risorse (PSW-13-14): " + entry.leftBecause();
        };
    }

    /** Who was ahead on that day may have left since: the reason is the one of the day. */
    private static String atItsTurn(Entry entry) {
        String sentence = Objects.requireNonNullElse(entry.sentence(), "");
        Instant at = entry.verdictAt();
        return at == null ? sentence : "Esame del " + ItalianText.day(LegalTime.dateOf(at)) + ". " + sentence;
    }

    /** Before the first run nothing is settled. */
    private Instant lastSettled(String call) {
        return books.settledUntil(call).orElse(Instant.EPOCH);
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

    private static Balance balance(Map<Envelope, Balance> balances, Envelope envelope) {
        return Objects.requireNonNull(balances.get(envelope), "every call has both envelopes");
    }

    private static Euro orZero(@Nullable Euro amount) {
        return amount == null ? Euro.ZERO : amount;
    }
}

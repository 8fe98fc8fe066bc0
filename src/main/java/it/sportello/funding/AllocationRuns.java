package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who is funded: the queue of a call is walked in legal order over what is free in its envelopes. A run locks
 * the ledger as its first statement; the caller must not hold a case yet.
 */
@Service
@Transactional
@Rule({"PSW-08-08", "PSW-13-11", "PSW-13-14"})
public class AllocationRuns {

    private final LedgerBooks books;
    private final LedgerEvents events;
    private final QueueWalk queue;
    private final Clock clock;

    AllocationRuns(LedgerBooks books, LedgerEvents events, QueueWalk queue, Clock clock) {
        this.books = books;
        this.events = events;
        this.queue = queue;
        this.clock = clock;
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
        events.takeUp(call, now);

        List<Entry> inPlay = books.entriesInPlay(call);
        Map<Envelope, Balance> balances = books.balances(call);
        Allocation.Result result = queue.walk(call, balances, inPlay, settled);

        List<Verdict> proposed =
                result.verdicts().stream().filter(v -> v.kind().isProposal()).toList();
        List<Verdict> changed = changed(inPlay, result);
        books.propose(proposed, now);
        books.letWait(changed, now);
        Set<Envelope> newlyExhausted = noteExhaustion(call, balances, result.exhausted());
        books.ran(call, settled, now);
        return new LedgerRun(call, proposed, changed, newlyExhausted);
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
            if (now != Balance.of(balances, envelope).exhausted()) {
                books.exhausted(call, envelope, now);
                if (now) {
                    newly.add(envelope);
                }
            }
        }
        return newly;
    }
}

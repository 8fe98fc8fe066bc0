package it.sportello.funding;

import it.sportello.funding.Entry.State;
import it.sportello.funding.Proposal.Standing;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people read of the ledger: what is in the envelopes, who waits in what order and why. Changes nothing. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-08-02", "PSW-13-14"})
public class LedgerReader {

    private final LedgerBooks books;
    private final QueueWalk walk;

    LedgerReader(LedgerBooks books, QueueWalk walk) {
        this.books = books;
        this.walk = walk;
    }

    /** Both envelopes, as the database derives them from the movements. */
    public Map<Envelope, Balance> balances(String call) {
        return books.balances(call);
    }

    /** Every movement, oldest first. */
    public List<Movement> movements(String call) {
        return books.movements(call);
    }

    /**
     * The queue with the reason of each position, computed on the state of the last run: first the decided in funding
     * order, then the undecided by arrival; those committed in full are left out.
     */
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
    public QueuePosition explain(ReferenceCode code) {
        Entry entry = books.entry(code);
        return positions(entry.call()).stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseGet(() -> position(0, entry, null, sentence(entry)));
    }

    /** What an act on the resources would change in the queue: shown before it is signed. Changes nothing. */
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
    public QueueEffect preview(String call, ResourceMovement movement) {
        Map<Envelope, Balance> balances = books.balances(call);
        List<Entry> inPlay = books.entriesInPlay(call);
        Instant settled = lastSettled(call);
        Allocation.Result now = walk.walk(call, balances, inPlay, settled);
        Allocation.Result then =
                walk.walk(call, balances, inPlay, settled, movement.change(Envelope.A), movement.change(Envelope.B));
        Map<ReferenceCode, Verdict.Kind> before = new HashMap<>();
        now.verdicts().forEach(v -> before.put(v.code(), v.kind()));
        return new QueueEffect(
                movement.isWithin(
                        Balance.of(balances, movement.envelope().other()), Balance.of(balances, movement.envelope())),
                Map.of(
                        Envelope.A,
                        Balance.of(balances, Envelope.A).free(),
                        Envelope.B,
                        Balance.of(balances, Envelope.B).free()),
                Map.of(Envelope.A, then.remainingA(), Envelope.B, then.remainingB()),
                then.verdicts().stream()
                        .filter(v -> before.get(v.code()) != v.kind())
                        .map(v -> new QueueEffect.Change(
                                v.code(), Objects.requireNonNull(before.get(v.code())), v.kind(), v.sentence()))
                        .toList());
    }

    private List<QueuePosition> positions(String call) {
        List<Entry> entries = books.entries(call);
        Map<ReferenceCode, Verdict> verdicts = new HashMap<>();
        walk.walk(call, books.balances(call), entries, lastSettled(call))
                .verdicts()
                .forEach(v -> verdicts.put(v.code(), v));
        Comparator<Proposal> order = walk.order(call);
        List<Entry> decided = entries.stream()
                .filter(LedgerReader::inQueue)
                .sorted(Comparator.comparing(e -> e.as(Standing.WAITING), order))
                .toList();
        List<QueuePosition> positions = new ArrayList<>();
        for (Entry entry : decided) {
            positions.add(position(positions.size() + 1, entry, verdicts.get(entry.code()), sentence(entry)));
        }
        ExaminedQueue examined = walk.examined(call, entries);
        entries.stream()
                .filter(e -> !inQueue(e))
                .forEach(e -> positions.add(position(
                        0,
                        e,
                        null,
                        e.state() == State.UNDECIDED ? examined.why(e.as(Standing.UNDECIDED)) : sentence(e))));
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
}

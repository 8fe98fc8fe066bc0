package it.sportello.audit;

import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Computes stored outcomes again on their own rule set and compares, byte for byte. Reads only. */
@Service
@Transactional(readOnly = true)
@Rule("PSW-00-10")
public class Replays {

    private final ExplanationRecords records;
    private final Map<String, Replayer> byKind;
    private final CanonicalJson canonical = new CanonicalJson();

    Replays(ExplanationRecords records, List<Replayer> replayers) {
        this.records = records;
        this.byKind = replayers.stream().collect(Collectors.toMap(Replayer::kind, Function.identity()));
    }

    /**
     * A stored outcome beside the same computed now.
     *
     * @param now what the program of today makes of it
     * @param identical whether the canonical texts are the same to the byte
     */
    public record Replayed(StoredExplanation stored, Explanation now, boolean identical) {}

    /**
     * Every outcome of the case, in the order in which they were stored.
     *
     * @throws IllegalStateException when a kind has no replayer, which is a fault of the program
     */
    public List<Replayed> of(ReferenceCode code) {
        return records.findByCaseCodeOrderByNumber(code.value()).stream()
                .map(this::replay)
                .toList();
    }

    /** Whether an explanation kept elsewhere, whose inputs are all it needs, comes out the same to the byte. */
    public boolean isIdentical(Explanation explanation, String ruleSet) {
        Explanation now = replayer(explanation.subject()).computation().apply(new Recorded(ruleSet, explanation, null));
        return canonical.write(now).equals(canonical.write(explanation));
    }

    private Replayed replay(ExplanationRecord row) {
        StoredExplanation stored = row.view(canonical);
        Explanation now = replayer(stored.explanation().subject())
                .computation()
                .apply(new Recorded(stored.ruleSet(), stored.explanation(), row.facts()));
        return new Replayed(stored, now, canonical.digest(now).equals(stored.digest()));
    }

    private Replayer replayer(String subject) {
        Replayer replayer = byKind.get(Replayer.kindOf(subject));
        if (replayer == null) {
            throw new IllegalStateException("nothing computes " + subject + " again");
        }
        return replayer;
    }
}

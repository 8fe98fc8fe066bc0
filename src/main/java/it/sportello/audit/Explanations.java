package it.sportello.audit;

import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps why every automatic outcome is what it is. Nothing is ever changed or removed (PSW-00-10). */
@Service
@Transactional
@Rule("PSW-00-10")
public class Explanations {

    private final ExplanationRecords records;
    private final String codeVersion;
    private final CanonicalJson canonical = new CanonicalJson();

    Explanations(ExplanationRecords records, @Value("${sportello.code-version:}") String codeVersion) {
        this.records = records;
        this.codeVersion = codeVersion.isBlank() ? packaged() : codeVersion;
    }

    /** The version in the manifest of the jar; there is none while the program is being developed. */
    private static String packaged() {
        return Objects.requireNonNullElse(Explanations.class.getPackage().getImplementationVersion(), "development");
    }

    /**
     * Stores an explanation whose inputs are all it was computed from, in the caller's transaction.
     *
     * @param ruleSet such as {@code psw-2020/1}
     * @return the id by which it can be confirmed
     */
    public UUID store(ReferenceCode code, Explanation explanation, String ruleSet, Instant at) {
        return save(record(code, explanation, null, ruleSet, at));
    }

    /**
     * Stores an explanation with all that it was computed from, in the caller's transaction.
     *
     * @param facts plain data, read again by the {@link Replayer} of the kind
     */
    public UUID store(ReferenceCode code, Explanation explanation, Object facts, String ruleSet, Instant at) {
        return save(record(code, explanation, FactsJson.write(facts), ruleSet, at));
    }

    /** As {@link #store(ReferenceCode, Explanation, String, Instant)}, of an outcome that its author confirms at once. */
    @Rule("PSW-00-11")
    public void storeConfirmed(ReferenceCode code, Explanation explanation, String ruleSet, String by, Instant at) {
        saveConfirmed(record(code, explanation, null, ruleSet, at), by, at);
    }

    /** The same with all that it was computed from. */
    @Rule("PSW-00-11")
    public void storeConfirmed(
            ReferenceCode code, Explanation explanation, Object facts, String ruleSet, String by, Instant at) {
        saveConfirmed(record(code, explanation, FactsJson.write(facts), ruleSet, at), by, at);
    }

    private void saveConfirmed(ExplanationRecord row, String by, Instant at) {
        row.confirm(by, at);
        save(row);
    }

    private ExplanationRecord record(
            ReferenceCode code, Explanation explanation, @Nullable String facts, String ruleSet, Instant at) {
        return new ExplanationRecord(code, explanation, facts, ruleSet, codeVersion, at, canonical);
    }

    private UUID save(ExplanationRecord row) {
        return records.save(row).id();
    }

    /** Writes who confirmed the last outcome of a subject, where there is one and nobody has. */
    @Rule("PSW-00-11")
    public void confirmLast(ReferenceCode code, String subject, String by, Instant at) {
        List<ExplanationRecord> all = records.findByCaseCodeAndSubjectOrderByNumber(code.value(), subject);
        if (!all.isEmpty() && !all.get(all.size() - 1).isConfirmed()) {
            all.get(all.size() - 1).confirm(by, at);
        }
    }

    /** Writes who confirmed every outcome of a subject that nobody has confirmed yet. */
    @Rule("PSW-00-11")
    public void confirmAll(ReferenceCode code, String subject, String by, Instant at) {
        records.findByCaseCodeAndSubjectOrderByNumber(code.value(), subject).stream()
                .filter(row -> !row.isConfirmed())
                .forEach(row -> row.confirm(by, at));
    }

    /** Every explanation of the case, in the order in which they were stored. */
    @Transactional(readOnly = true)
    public List<StoredExplanation> list(ReferenceCode code) {
        return records.findByCaseCodeOrderByNumber(code.value()).stream()
                .map(row -> row.view(canonical))
                .toList();
    }

    /** The explanations of one subject of the case, such as {@code advance}, the last one last. */
    @Transactional(readOnly = true)
    public List<StoredExplanation> list(ReferenceCode code, String subject) {
        return records.findByCaseCodeAndSubjectOrderByNumber(code.value(), subject).stream()
                .map(row -> row.view(canonical))
                .toList();
    }
}

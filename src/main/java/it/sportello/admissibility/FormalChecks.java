package it.sportello.admissibility;

import it.sportello.notice.Notices;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the officer finds during the formal check, kept case by case with who, when and why, and the proposal that follows
 * from it. The proposal decides nothing: the officer does (PSW-00-11).
 */
@Service
@Transactional
@Rule({"PSW-12-19", "PSW-13-01", "PSW-00-10"})
public class FormalChecks {

    private final DocumentFindings documents;
    private final RequirementFindings requirements;
    private final Notices notices;
    private final Clock clock;

    FormalChecks(DocumentFindings documents, RequirementFindings requirements, Notices notices, Clock clock) {
        this.documents = documents;
        this.requirements = requirements;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Stores the status of a document. The caller holds the case.
     *
     * @param stamped whether the stamp is on it, null where none is asked for (PSW-15-02)
     * @param differs whether it says something else than the form, which prevails (PSW-12-03)
     * @param grounds in Italian; required unless the document is in order and agrees with the form
     * @throws Refusal invalid when the grounds are missing
     */
    public DocumentFinding recordDocument(
            ReferenceCode code,
            DocumentKey document,
            DocumentStatus status,
            @Nullable Boolean stamped,
            boolean differs,
            String grounds,
            String by) {
        if ((status != DocumentStatus.OK || differs) && grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-12-19", "Indicare perché il documento non è regolare.");
        }
        long next = documents.countByCaseCode(code.value()) + 1;
        return documents.save(
                new DocumentFinding(next, code, document, status, stamped, differs, grounds, by, instant()));
    }

    /**
     * Stores a finding on a requirement, which prevails over what was declared. The caller holds the case.
     *
     * @param requirement by the ground that fails it; not one of the four of documents
     * @param grounds in Italian, required: it is printed in the act
     * @throws Refusal invalid when the grounds are missing or the ground is one of documents
     */
    public RequirementFinding recordRequirement(
            ReferenceCode code, ExclusionCode requirement, boolean holds, String grounds, String by) {
        if (requirement.isOfDocument()) {
            throw Refusal.invalid("requirement", "PSW-12-19", "Lo stato di un documento si registra sul documento.");
        }
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-05-18", "La motivazione dell'accertamento è obbligatoria.");
        }
        long next = requirements.countByCaseCode(code.value()) + 1;
        return requirements.save(new RequirementFinding(next, code, requirement, holds, grounds, by, instant()));
    }

    /** The findings that hold: the latest on each document and on each requirement. */
    @Transactional(readOnly = true)
    public Findings findings(ReferenceCode code) {
        Map<DocumentKey, DocumentStatus> statuses = new HashMap<>();
        Set<DocumentKey> unstamped = new HashSet<>();
        Set<DocumentKey> differing = new HashSet<>();
        documentHistory(code).forEach(f -> {
            statuses.put(f.document(), f.status());
            keep(unstamped, f.document(), Boolean.FALSE.equals(f.stamped()));
            keep(differing, f.document(), f.differs());
        });
        Map<ExclusionCode, Findings.Requirement> found = new EnumMap<>(ExclusionCode.class);
        requirementHistory(code)
                .forEach(f -> found.put(f.requirement(), new Findings.Requirement(f.holds(), f.grounds())));
        return new Findings(statuses, unstamped, differing, found);
    }

    private static void keep(Set<DocumentKey> found, DocumentKey document, boolean holds) {
        if (holds) {
            found.add(document);
        } else {
            found.remove(document);
        }
    }

    /**
     * The proposed outcome with all its grounds.
     *
     * @param ruleSet of the case, such as {@code psw-2020/1}
     * @param duplicateGrounds of this case's {@link Duplicates.Verdict}
     */
    @Transactional(readOnly = true)
    public FormalProposal proposal(
            ReferenceCode code, String ruleSet, ApplicationFacts facts, List<Reason> duplicateGrounds) {
        return new FormalCheck(notices.byRuleSet(ruleSet)).check(facts, findings(code), duplicateGrounds);
    }

    /** Every finding on documents, in order. */
    @Transactional(readOnly = true)
    public List<DocumentFinding> documentHistory(ReferenceCode code) {
        return documents.findByCaseCodeOrderBySequence(code.value());
    }

    /** Every finding on requirements, in order. */
    @Transactional(readOnly = true)
    public List<RequirementFinding> requirementHistory(ReferenceCode code) {
        return requirements.findByCaseCodeOrderBySequence(code.value());
    }

    private Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

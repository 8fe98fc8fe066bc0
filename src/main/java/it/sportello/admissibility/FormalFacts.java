package it.sportello.admissibility;

import static java.util.stream.Collectors.toMap;

import it.sportello.notice.Notice;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All that the formal check reads, as plain data: kept with its explanation, so that it can be computed again.
 *
 * @param duplicates the grounds of this proposal's {@link Duplicates.Verdict}
 */
@Rule({"PSW-00-10", "PSW-13-01"})
public record FormalFacts(
        ApplicationFacts application,
        List<DocumentFound> documents,
        List<DocumentKey> unstamped,
        List<DocumentKey> differing,
        List<RequirementFound> requirements,
        List<Reason> duplicates) {

    public FormalFacts {
        documents = List.copyOf(documents);
        unstamped = List.copyOf(unstamped);
        differing = List.copyOf(differing);
        requirements = List.copyOf(requirements);
        duplicates = List.copyOf(duplicates);
    }

    public record DocumentFound(DocumentKey document, DocumentStatus status) {}

    public record RequirementFound(ExclusionCode ground, boolean holds, String grounds) {}

    public static FormalFacts of(ApplicationFacts application, Findings findings, List<Reason> duplicates) {
        return new FormalFacts(
                application,
                findings.documents().entrySet().stream()
                        .map(e -> new DocumentFound(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing(found -> found.document().label()))
                        .toList(),
                sorted(findings.unstamped()),
                sorted(findings.differing()),
                findings.requirements().entrySet().stream()
                        .map(e -> new RequirementFound(
                                e.getKey(), e.getValue().holds(), e.getValue().grounds()))
                        .sorted(Comparator.comparing(RequirementFound::ground))
                        .toList(),
                duplicates);
    }

    private static List<DocumentKey> sorted(Set<DocumentKey> documents) {
        return documents.stream()
                .sorted(Comparator.comparing(DocumentKey::label))
                .toList();
    }

    /** The outcome that the rules propose on these facts. */
    public FormalProposal check(Notice notice) {
        return new FormalCheck(notice)
                .check(
                        application,
                        new Findings(
                                documents.stream().collect(toMap(DocumentFound::document, DocumentFound::status)),
                                Set.copyOf(unstamped),
                                Set.copyOf(differing),
                                requirements.stream()
                                        .collect(toMap(
                                                RequirementFound::ground,
                                                found -> new Findings.Requirement(found.holds(), found.grounds())))),
                        duplicates);
    }
}

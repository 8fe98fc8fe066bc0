package it.sportello.admissibility;

import it.sportello.shared.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the officer has found so far.
 *
 * @param documents the status of each document examined
 * @param unstamped the documents that lack the stamp they should bear; the signature suffices (PSW-15-02)
 * @param differing the documents that say something else than the form, whose data prevail (PSW-12-03)
 * @param requirements the finding on a requirement, by the ground that fails it; it prevails over what was declared
 */
@Rule({"PSW-00-11", "PSW-12-03", "PSW-12-19", "PSW-15-02"})
public record Findings(
        Map<DocumentKey, DocumentStatus> documents,
        Set<DocumentKey> unstamped,
        Set<DocumentKey> differing,
        Map<ExclusionCode, Requirement> requirements) {

    public Findings {
        documents = Map.copyOf(documents);
        unstamped = Set.copyOf(unstamped);
        differing = Set.copyOf(differing);
        requirements = Map.copyOf(requirements);
    }

    public static Findings none() {
        return new Findings(Map.of(), Set.of(), Set.of(), Map.of());
    }

    /**
     * @param holds the requirement is met
     * @param grounds the officer's words, in Italian
     */
    public record Requirement(boolean holds, String grounds) {}

    /** The documents on which nothing was found yet. */
    List<DocumentKey> unexamined(List<RequiredDocuments.Required> required) {
        return required.stream()
                .filter(RequiredDocuments.Required::mandatory)
                .map(RequiredDocuments.Required::key)
                .filter(key -> !documents.containsKey(key))
                .toList();
    }
}

package it.sportello.notice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/** Every version of every call. A case keeps its version; a new case takes the one in force (PSW-14-08). */
@Rule("PSW-14-08")
public final class Notices {

    private final List<Notice> versions;

    public Notices(Collection<Notice> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(Notice::id).thenComparing(Notice::version))
                .toList();
    }

    /**
     * Reads one version of a notice.
     *
     * @throws UncheckedIOException when a value is missing, unknown or malformed
     */
    public static Notice read(InputStream yaml) {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory())
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        try (yaml) {
            return mapper.readValue(yaml, Notice.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NoSuchElementException when no version of that notice is in force at that instant */
    public Notice inForce(String id, Instant at) {
        return versions.stream()
                .filter(n -> n.id().equals(id) && !n.effectiveFrom().isAfter(at))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NoSuchElementException("no notice " + id + " in force at " + at));
    }

    /** @param ruleSet such as {@code psw-2020/1} */
    public Notice byRuleSet(String ruleSet) {
        return versions.stream()
                .filter(n -> n.ruleSet().equals(ruleSet))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no rule set " + ruleSet));
    }

    public List<Notice> all() {
        return versions;
    }
}

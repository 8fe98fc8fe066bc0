package it.sportello.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The acceptance cases of a group, as data in {@code cases/GROUP.yaml}. */
public final class CaseFile {

    private CaseFile() {}

    /** One case; it prints as its id. */
    public record LegalCase(String id, JsonNode given, JsonNode expected) {

        /** The text of an input, or the default where the case does not give it. */
        public String given(String name, String otherwise) {
            return given.path(name).asText(otherwise);
        }

        public boolean given(String name, boolean otherwise) {
            return given.path(name).asBoolean(otherwise);
        }

        public int given(String name, int otherwise) {
            return given.path(name).asInt(otherwise);
        }

        public String expected(String name) {
            return expected.path(name).asText();
        }

        /** True when the case expects that value: tells kinds of cases of a group apart. */
        public boolean expects(String name) {
            return expected.has(name);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    public static Stream<LegalCase> of(String group) {
        try (InputStream yaml = CaseFile.class.getResourceAsStream("/cases/" + group + ".yaml")) {
            JsonNode cases = new ObjectMapper(new YAMLFactory()).readTree(yaml);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(c -> new LegalCase(c.path("case").asText(), c.path("given"), c.path("expected")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package it.sportello.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The notice as published, and the notice with one of its values changed. */
public final class NoticeFixture {

    private static final String FILE = "/notices/psw-2020.v1.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private NoticeFixture() {}

    public static Notice psw() {
        return Notices.read(NoticeFixture.class.getResourceAsStream(FILE));
    }

    /** The notice as modified: the published one with what the file of the version changes. */
    public static Notice modified() {
        try (InputStream file = NoticeFixture.class.getResourceAsStream(FILE);
                InputStream changes = NoticeFixture.class.getResourceAsStream("/versions/psw-2020.v2.yaml")) {
            JsonNode notice = YAML.readTree(file);
            merge((ObjectNode) notice, (ObjectNode) YAML.readTree(changes));
            return Notices.read(new ByteArrayInputStream(YAML.writeValueAsBytes(notice)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode notice, ObjectNode changes) {
        changes.fields().forEachRemaining(change -> {
            if (change.getValue() instanceof ObjectNode section) {
                merge((ObjectNode) notice.get(change.getKey()), section);
            } else {
                notice.set(change.getKey(), change.getValue());
            }
        });
    }

    /** @param value YAML, so {@code true} is a switch and {@code {X: "1.00"}} a map */
    public static Notice with(String section, String key, String value) {
        try (InputStream file = NoticeFixture.class.getResourceAsStream(FILE)) {
            JsonNode notice = YAML.readTree(file);
            ((ObjectNode) notice.get(section)).set(key, YAML.readTree(value));
            return Notices.read(new ByteArrayInputStream(YAML.writeValueAsBytes(notice)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

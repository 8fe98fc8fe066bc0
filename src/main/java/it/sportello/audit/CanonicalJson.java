package it.sportello.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.sportello.shared.Explanation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One text for one explanation: keys sorted, no white space, so that two calculations are the same exactly when their
 * texts are.
 */
public final class CanonicalJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The canonical text of an explanation. */
    public String write(Explanation explanation) {
        try {
            return mapper.writeValueAsString(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an explanation is plain text", e);
        }
    }

    /** Reads an explanation from JSON however it is laid out; the inputs come back in the order of their names. */
    Explanation read(String json) {
        try {
            return mapper.readValue(json, Explanation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a stored explanation", e);
        }
    }

    /** SHA-256 of the canonical text, as 64 hexadecimal digits. */
    public String digest(Explanation explanation) {
        return digest(write(explanation));
    }

    /** The same of a text that is canonical already. */
    static String digest(String canonical) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}

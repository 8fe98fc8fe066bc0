package it.sportello.reporting;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.List;

/** The documents of a report as JSON: dates and decimals as text. Independent of how the web is configured. */
final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withConfigOverride(
                    BigDecimal.class, config -> config.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private ReportJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a stored " + type.getSimpleName(), e);
        }
    }

    static <T> List<T> list(String json, Class<T> type) {
        try {
            return MAPPER.readerForListOf(type).readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a stored list of " + type.getSimpleName(), e);
        }
    }

    static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}

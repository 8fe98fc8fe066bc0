package it.sportello.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import org.springframework.util.ConcurrentLruCache;

/** The form as it is kept: one JSON document, dates ISO, nothing that was not filled in. */
final class FormJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final int KEPT_IN_MEMORY = 512;
    private static final ConcurrentLruCache<String, ProposalForm> KNOWN =
            new ConcurrentLruCache<>(KEPT_IN_MEMORY, FormJson::parse);

    private FormJson() {}

    static String write(ProposalForm form) {
        try {
            return MAPPER.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case's form is frozen and asked for at each of its steps. */
    static ProposalForm read(String json) {
        return KNOWN.get(json);
    }

    private static ProposalForm parse(String json) {
        try {
            return MAPPER.readValue(json, ProposalForm.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

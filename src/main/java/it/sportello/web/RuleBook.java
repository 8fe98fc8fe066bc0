package it.sportello.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.shared.RuleId;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rules of the notices with the paragraph each comes from, for people. */
@Component("ruleBook")
public class RuleBook {

    private final Map<String, Entry> byId;

    RuleBook() throws IOException {
        try (var yaml = new ClassPathResource("rules/rules.yaml").getInputStream()) {
            byId = Arrays.stream(new ObjectMapper(new YAMLFactory()).readValue(yaml, Entry[].class))
                    .collect(Collectors.toMap(Entry::id, Function.identity()));
        }
    }

    /**
     * @param id such as {@code PSW-18-02}
     * @param paragraph such as {@code § 18}, or {@code convenzione}
     * @param title what the rule says, in a few Italian words
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(String id, String paragraph, String title) {

        /** {@code § 18 – Acconto del 60 per cento (PSW-18-02)}. */
        public String sentence() {
            return paragraph + " – " + title + " (" + id + ")";
        }
    }

    /** @throws IllegalStateException when the rule is in no notice, which is a fault of the program */
    public Entry of(RuleId rule) {
        Entry entry = byId.get(rule.value());
        if (entry == null) {
            throw new IllegalStateException("no rule " + rule);
        }
        return entry;
    }
}

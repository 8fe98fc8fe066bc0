package it.sportello.process.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the fields of a task are called on the screen: the labels of its form, which is named after the task. */
final class FieldNames {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The embedded forms are pages, not data; these are the fields they submit with their tasks. */
    private static final Map<String, String> OF_EMBEDDED_FORMS =
            Map.of("formalOutcome", "Esito della verifica", "grounds", "Motivazione");

    private final Map<String, Map<String, String>> labelsByTask = new ConcurrentHashMap<>();

    /**
     * The label of a field, empty where the form of the task has no such field.
     *
     * @param task the key of the task, such as UserTask_ScoreProposal
     */
    Optional<String> of(String task, String field) {
        return Optional.ofNullable(
                labelsByTask.computeIfAbsent(task, FieldNames::read).get(field));
    }

    private static Map<String, String> read(String task) {
        try (InputStream form = FieldNames.class.getResourceAsStream("/forms/" + formOf(task) + ".form")) {
            if (form == null) {
                return OF_EMBEDDED_FORMS;
            }
            Map<String, String> labels = new HashMap<>();
            collect(JSON.readTree(form), labels);
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode component, Map<String, String> labels) {
        String label =
                component.path("label").asText(component.path("dateLabel").asText());
        if (component.has("key") && !label.isBlank()) {
            labels.put(component.get("key").asText(), label);
        }
        component.path("components").forEach(inner -> collect(inner, labels));
    }

    private static String formOf(String task) {
        return task.replaceFirst("^UserTask_", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}

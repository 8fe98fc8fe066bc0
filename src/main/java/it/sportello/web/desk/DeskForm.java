package it.sportello.web.desk;

import it.sportello.shared.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form among others on a page of the desk, with what was written in it and what is wrong with it.
 *
 * @param what which of the page's acts it is
 * @param errors what concerns no field of it
 * @param open whether it is shown unfolded
 */
public record DeskForm(String what, String title, List<Field> fields, List<String> errors, boolean open) {

    /** What is written in a field. {@code INSTANT} is a local date and time in Rome. */
    public enum Input {
        TEXT,
        LONG_TEXT,
        DAY,
        INSTANT,
        CHOICE,
        CHOICES,
        FILE
    }

    /** One of several to choose from. */
    public record Option(String value, String label) {}

    /** @param options of a choice */
    public record Field(
            String name,
            String label,
            Input type,
            boolean required,
            List<Option> options,
            String value,
            List<String> errors) {

        static Field of(String name, String label, Input type) {
            return new Field(name, label, type, true, List.of(), "", List.of());
        }

        static Field choice(String name, String label, List<Option> options) {
            return new Field(name, label, Input.CHOICE, true, options, "", List.of());
        }

        static Field choices(String name, String label, List<Option> options) {
            return new Field(name, label, Input.CHOICES, false, options, "", List.of());
        }

        Field optional() {
            return new Field(name, label, type, false, options, value, errors);
        }

        private Field filled(String newValue, List<String> newErrors) {
            return new Field(name, label, type, required, options, newValue, newErrors);
        }
    }

    static DeskForm of(Enum<?> what, String title, Field... fields) {
        return new DeskForm(what.name(), title, Arrays.asList(fields), List.of(), false);
    }

    /** The same with more fields at its end. */
    DeskForm and(Field... more) {
        return new DeskForm(
                what, title, Stream.concat(fields.stream(), Stream.of(more)).toList(), errors, open);
    }

    /** The same as it was sent and refused: each reason at its field. */
    DeskForm refused(Map<String, String> sent, List<Reason> reasons) {
        Map<String, List<String>> byField = reasons.stream()
                .collect(Collectors.groupingBy(
                        reason -> String.valueOf(reason.subject()),
                        Collectors.mapping(Reason::text, Collectors.toList())));
        List<Field> filled = fields.stream()
                .map(field -> field.filled(
                        sent.getOrDefault(field.name(), ""), byField.getOrDefault(field.name(), List.of())))
                .toList();
        List<String> others = new ArrayList<>();
        reasons.stream()
                .filter(reason ->
                        fields.stream().noneMatch(field -> field.name().equals(reason.subject())))
                .map(Reason::text)
                .forEach(others::add);
        return new DeskForm(what, title, filled, others, true);
    }

    public boolean isWithFile() {
        return fields.stream().anyMatch(field -> field.type() == Input.FILE);
    }
}

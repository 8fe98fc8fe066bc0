package it.sportello.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.admissibility.DocumentStatus;
import it.sportello.admissibility.ExclusionCode;
import it.sportello.deadline.DeadlineKind;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Percentage;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** An explanation in the words of an act: what was decided, from what, with which result. Keys and codes stay inside. */
@Component
@Rule("PSW-00-10")
public class ExplanationText {

    private static final Pattern AMOUNT = Pattern.compile("-?\\d+\\.\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    private static final Pattern MONTH_DAY = Pattern.compile("--\\d{2}-\\d{2}");
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", ItalianText.ITALIAN);
    private static final String SCORE = "score";
    private static final String DEADLINE = "deadline.";

    /** Said elsewhere on the page. */
    private static final Set<String> SILENT = Set.of("ruleSet", "kind");

    private final Notices notices;
    private final Words words;

    ExplanationText(Notices notices) throws IOException {
        this.notices = notices;
        try (var yaml = new ClassPathResource("rules/words.yaml").getInputStream()) {
            this.words = new ObjectMapper(new YAMLFactory()).readValue(yaml, Words.class);
        }
    }

    private record Words(Map<String, String> subjects, Map<String, String> inputs, Map<String, String> values) {}

    /** An input with its value, both for people. */
    public record Input(String name, String value) {}

    /** What was decided: {@code Acconto}. */
    public String title(Explanation explanation) {
        String subject = explanation.subject();
        return subject.startsWith(DEADLINE)
                ? "Termine: "
                        + DeadlineKind.of(subject.substring(DEADLINE.length())).label()
                : known(words.subjects(), subject);
    }

    /** The result: {@code € 4.500,00}, {@code 15/06/2020}, {@code si può erogare}. */
    public String result(Explanation explanation) {
        String result = explanation.result();
        return switch (explanation.subject()) {
            case "headcount", "pilotMinimum" -> result + " persone";
            case "trainingHours" -> number(result) + " ore";
            case SCORE -> number(result) + " punti";
            case "formalCheck" -> word(result.split(" ", 2)[0]);
            default -> value(result);
        };
    }

    /** The inputs as they were read. */
    public List<Input> inputs(Explanation explanation, String ruleSet) {
        Notice notice = notices.byRuleSet(ruleSet);
        Function<Map.Entry<String, String>, Input> read = explanation.subject().equals(SCORE)
                ? input -> score(input, notice)
                : input -> new Input(name(input.getKey(), notice), value(input.getValue()));
        return explanation.inputs().entrySet().stream()
                .filter(input -> !SILENT.contains(input.getKey()))
                .filter(input -> !input.getValue().isBlank())
                .map(read)
                .toList();
    }

    private static Input score(Map.Entry<String, String> input, Notice notice) {
        String label = notice.evaluation().criteria().stream()
                .filter(criterion -> criterion.code().equals(input.getKey()))
                .map(Notice.SubCriterion::label)
                .findFirst()
                .orElse(input.getKey());
        return new Input(input.getKey() + ") " + label, number(input.getValue()));
    }

    private String name(String key, Notice notice) {
        String name = words.inputs().get(key);
        return name != null
                ? name
                : document(key, notice).or(() -> requirement(key)).orElse(key);
    }

    private static Optional<String> document(String key, Notice notice) {
        String[] parts = key.split("/", 2);
        return notice.documents().stream()
                .filter(document -> document.code().equals(parts[0]))
                .map(document -> parts.length == 1 ? document.label() : document.label() + " di " + parts[1])
                .findFirst();
    }

    private static Optional<String> requirement(String key) {
        return Arrays.stream(ExclusionCode.values())
                .filter(code -> code.name().equals(key))
                .map(ExclusionCode::requirement)
                .findFirst();
    }

    private String value(String value) {
        if (AMOUNT.matcher(value).matches()) {
            return value.startsWith("0.") && !value.equals("0.00")
                    ? Percentage.of(value).display()
                    : euro(value);
        }
        if (DAY.matcher(value).matches()) {
            return ItalianText.day(LocalDate.parse(value));
        }
        if (INSTANT.matcher(value).matches()) {
            return ItalianText.instant(Instant.parse(value));
        }
        if (MONTH_DAY.matcher(value).matches()) {
            return DAY_AND_MONTH.format(MonthDay.parse(value));
        }
        if (value.contains("/") && value.split("[/,]").length > 1 && isPeriods(value)) {
            return Arrays.stream(value.split(",")).map(ExplanationText::period).collect(Collectors.joining("; "));
        }
        return word(value);
    }

    private static boolean isPeriods(String value) {
        return Arrays.stream(value.split("[/,]"))
                .allMatch(day -> DAY.matcher(day).matches() || day.equals(".."));
    }

    private static String period(String period) {
        String[] days = period.split("/", 2);
        return "dal " + ItalianText.day(LocalDate.parse(days[0]))
                + (days[1].equals("..") ? " in poi" : " al " + ItalianText.day(LocalDate.parse(days[1])));
    }

    private static String euro(String amount) {
        return ItalianText.euro(Euro.of(amount));
    }

    private static String number(String number) {
        return ItalianText.number(new BigDecimal(number));
    }

    /** The words of a code; what is no code stays as it is. */
    private String word(String value) {
        String word = words.values().get(value);
        if (word != null) {
            return word;
        }
        return Arrays.stream(BreachCode.values())
                .filter(cause -> cause.name().equals(value))
                .map(BreachCode::label)
                .findFirst()
                .or(() -> Arrays.stream(DocumentStatus.values())
                        .filter(status -> status.name().equals(value))
                        .map(DocumentStatus::label)
                        .findFirst())
                .orElse(value);
    }

    private static String known(Map<String, String> words, String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalStateException("no words for " + key);
        }
        return word;
    }
}

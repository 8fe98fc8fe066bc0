package it.sportello.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.revocation.BreachCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/** The forms of the Tasklist and the Italian of the web applications, read as files. */
class FormsTest {

    /**
     * What each form sends, which is what the decision of its task accepts: name, {@code *} when it is always required,
     * {@code =A|B} when only these values may be sent. Everything else is refused by the server.
     */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("check-formal-admissibility", "formalOutcome*=ADMIT|EXCLUDE|INTEGRATE grounds"),
            Map.entry("request-integration", "request* days* receivedOn*"),
            Map.entry("notify-pre-rejection", "receivedOn* protocol"),
            Map.entry("assess-observations", "rejectionConfirmed*=CONFIRMED|ACCEPTED grounds*"),
            Map.entry("score-proposal", "a1* a2* b1* b2* c1* d1* e1* grounds*"),
            Map.entry(
                    "record-aid-survey",
                    "surveyDate* surveyNumber* aidsTotal* otherAidSameCosts intensityExceeded separationConfirmed grounds"),
            Map.entry("confirm-commitment", "cor commitmentNumber* grounds"),
            Map.entry("gather-cases", "grounds"),
            Map.entry("sign-determination", "decision*=SIGN|RETURN actNumber actDate grounds"),
            Map.entry("record-publication", "burNumber* burDate* portalDate1 portalDate2 transparencyDate"),
            Map.entry(
                    "draft-call-act",
                    "kind*=COMMISSION|TRANSFER|TOP_UP|REOPEN|CLOSURE|MODIFICATION|REVOCATION|ANNULMENT|SUSPENSION"
                            + " subject* members fromEnvelope=A|B toEnvelope=A|B amount closesAt suspendFrom suspendTo"
                            + " deadlines grounds*"),
            Map.entry("sign-call-act", "decision*=SIGN|RETURN actNumber actDate grounds"),
            Map.entry("record-call-act-publication", "burNumber* burDate* portalDate1 portalDate2"),
            Map.entry("confirm-later-exclusion", "exclusionConfirmed*=CONFIRMED|DISMISSED grounds*"),
            Map.entry("decide-review", "reviewDecision*=EXCLUDE|CONFIRM grounds*"),
            Map.entry("request-cup", "cup* projectCode* communicatedOn*"),
            Map.entry("renew-or-enforce-guarantee", "decision*=RENEWED|ENFORCE guaranteeExpiry grounds*"),
            Map.entry("assess-annulment", "grounds*"),
            Map.entry("check-requirements", "lazioEmployees* operatingUnit legalSeat requirementsKept grounds"),
            Map.entry(
                    "check-advance-conditions",
                    "guaranteeAccepted*=ACCEPTED|REJECTED durcStatus*=REGULAR|IRREGULAR|PENDING durcExpiry"
                            + " lazioEmployees* operatingUnit legalSeat requirementsKept grounds"),
            Map.entry("record-aid-change", "covar* registeredOn* grounds"),
            Map.entry("pay-advance", "decision*=PAID|BLOCKED orderNumber paymentDate grounds"),
            Map.entry(
                    "check-balance-conditions",
                    "durcStatus*=REGULAR|IRREGULAR|PENDING durcExpiry lazioEmployees* operatingUnit legalSeat"
                            + " requirementsKept grounds"),
            Map.entry("pay-balance", "decision*=PAID|BLOCKED orderNumber paymentDate grounds"),
            Map.entry("decide-variation", "decision*=AUTHORISED|REFUSED newEndDate actNumber grounds*"),
            Map.entry("carry-out-check", "outcome*=REGULAR|FINDINGS checkDate* amountIneligible action=A|B findings*"),
            Map.entry(
                    "assess-findings",
                    "decision*=NO_BREACH|BREACH breachCode=REV_START_LATE|REV_NOT_COMPLETED|REV_ATI_NOT_FORMALISED"
                            + "|REV_TRACEABILITY|REV_CUP_MISSING|REV_UNAUTHORISED_VARIATION|REV_NON_COOPERATION"
                            + "|REV_PUBLICITY|REV_DEED_BREACH|REV_PRODUCTS_NOT_DELIVERED|REV_REPORT_LATE"
                            + "|REV_REQUIREMENT_LOST|REV_ACTION_A_NOT_REALISED|REV_OTHER grounds*"),
            Map.entry("decide-extension", "decision*=APPROVED|REFUSED newDate actNumber grounds*"),
            Map.entry("verify-report", "grounds"),
            Map.entry("confirm-recognition", "decision*=CONFIRM|RETURN grounds"),
            Map.entry("request-recovery", "requestedOn* receivedOn* dueDays actNumber grounds"),
            Map.entry("record-recovery", "decision*=RECOVERED|NOT_RECOVERED recoveredOn amount grounds"),
            Map.entry("enforce-guarantee", "enforcedOn* amount* grounds*"),
            Map.entry("prepare-formal-notice", "decision*=SERVE|ARCHIVE text noticeDays receivedOn grounds*"),
            Map.entry("assess-compliance", "decision*=COMPLIED|TOTAL|PARTIAL recognisedPart grounds*"),
            Map.entry("decide-revocation", "decision*=REVOKE|RETURN|CLOSE actNumber actDate grounds*"),
            Map.entry("confirm-archive", "grounds*"),
            Map.entry("assess-fraud-report", "decision*=CLEARED|CONFIRMED grounds*"),
            Map.entry("answer-rights-request", "decision*=GRANTED|REFUSED grounds*"));

    private static final Set<String> EMBEDDED = Set.of("check-formal-admissibility", "gather-cases", "verify-report");
    private static final Set<String> MONEY = Set.of("aidsTotal", "amount", "amountIneligible", "recognisedPart");
    private static final String MONEY_PATTERN = "^(\\d{1,9}([.,]\\d{1,2})?|\\d{1,3}(\\.\\d{3}){1,2}(,\\d{1,2})?)$";

    /** What the Tasklist can show and send back without surprises. */
    private static final Set<String> COMPONENTS = Set.of(
            "html", "text", "group", "textfield", "textarea", "number", "datetime", "radio", "select", "checkbox");

    private static final String FACTS = "<div class=\"sportello-facts\"></div>";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}");
    private static final String WEB_APPLICATIONS = "META-INF/resources/webjars/camunda/app/";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Form> forms() {
        return FIELDS.keySet().stream()
                .filter(name -> !EMBEDDED.contains(name))
                .sorted()
                .map(Form::named);
    }

    static Stream<String> embeddedForms() {
        return EMBEDDED.stream().sorted();
    }

    @Test
    void everyTaskWithAFormHasItsFileAndNothingElseIsThere() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:forms/*");
        assertThat(files)
                .extracting(Resource::getFilename)
                .containsExactlyInAnyOrderElementsOf(FIELDS.keySet().stream()
                        .map(name -> name + (EMBEDDED.contains(name) ? ".html" : ".form"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theIdOfAFormIsTheNameOfItsFile(Form form) {
        assertThat(form.schema().path("id").asText()).isEqualTo(form.name());
        assertThat(form.schema().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theFactsOfTheCaseComeFirst(Form form) {
        JsonNode first = form.components().get(0);
        assertThat(first.path("type").asText()).isEqualTo("html");
        assertThat(first.path("content").asText()).isEqualTo(FACTS);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormSendsWhatTheDecisionAcceptsAndNothingElse(Form form) {
        assertThat(form.fields().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        fieldsOf(form.name()).map(Field::name).toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsAlwaysRequiredIsRequiredByTheForm(Form form) {
        assertThat(fieldsOf(form.name()).filter(Field::required)).allSatisfy(field -> {
            JsonNode component = form.fields().get(field.name());
            assertThat(component.at("/validate/required").asBoolean())
                    .as(field.name())
                    .isTrue();
            assertThat(component.has("conditional")).as(field.name()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aChoiceOffersExactlyTheValuesOfItsDecision(Form form) {
        assertThat(fieldsOf(form.name()))
                .allSatisfy(field -> assertThat(valuesOf(form.fields().get(field.name())))
                        .as(field.name())
                        .containsExactlyElementsOf(field.values()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAmountIsTextWithAtMostTwoDecimals(Form form) {
        assertThat(form.fields()).allSatisfy((name, component) -> {
            if (MONEY.contains(name)) {
                assertThat(component.path("type").asText()).isEqualTo("textfield");
                assertThat(component.at("/validate/pattern").asText()).isEqualTo(MONEY_PATTERN);
            }
        });
    }

    @Test
    void aBreachFoundByAControlIsChosenAmongTheCausesOfRevocationByTheirNames() {
        JsonNode causes =
                Form.named("assess-findings").fields().get("breachCode").path("values");

        assertThat(causes)
                .extracting(cause -> cause.path("value").asText(), cause -> cause.path("label")
                        .asText())
                .containsExactlyElementsOf(Arrays.stream(BreachCode.values())
                        .map(code ->
                                tuple(code.name(), StringUtils.capitalize(code.label()) + " (" + code.source() + ")"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aNumberWithDecimalsIsSentAsText(Form form) {
        assertThat(form.fields().values())
                .filteredOn(component -> component.path("type").asText().equals("number"))
                .allSatisfy(number -> assertThat(number.path("decimalDigits").asInt(-1) == 0
                                || number.path("serializeToString").asBoolean())
                        .as(number.path("key").asText())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void onlyComponentsThatTheTasklistHandlesAreUsed(Form form) {
        assertThat(form.all())
                .extracting(component -> component.path("type").asText())
                .isSubsetOf(COMPONENTS);
        assertThat(form.all()).noneMatch(component -> component.has("path"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTextOfTheFormNeverShowsWhatSomebodyWrote(Form form) {
        assertThat(form.all())
                .filteredOn(component -> component.path("type").asText().equals("text"))
                .extracting(component -> component.path("text").asText())
                .noneMatch(text -> text.startsWith("=") || text.contains("{{"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whereADecisionHasGroundsTheyComeLast(Form form) {
        if (form.fields().containsKey("grounds")) {
            JsonNode last = form.components().get(form.components().size() - 1);
            assertThat(last.path("key").asText()).isEqualTo("grounds");
            assertThat(last.path("label").asText()).isEqualTo("Motivazione");
        }
    }

    @ParameterizedTest
    @MethodSource("embeddedForms")
    void anEmbeddedFormShowsTheFactsAndSendsWhatTheDecisionAccepts(String name) {
        String html = text("forms/" + name + ".html");
        Matcher sent = Pattern.compile("toSubmit: function \\(\\) \\{\\s*return \\{(.*?)};", Pattern.DOTALL)
                .matcher(html);

        assertThat(html).contains(FACTS);
        assertThat(sent.find()).isTrue();
        assertThat(Arrays.stream(sent.group(1).split(","))
                        .map(entry -> entry.substring(0, entry.indexOf(':')).strip()))
                .containsExactlyInAnyOrderElementsOf(
                        fieldsOf(name).map(Field::name).toList());
        assertThat(fieldsOf(name).flatMap(field -> field.values().stream()))
                .allSatisfy(value -> assertThat(html).contains("value=\"" + value + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theItalianOfAWebApplicationIsComplete(String application) {
        Map<String, String> english = texts(application, "en");
        Map<String, String> italian = texts(application, "it");

        assertThat(italian.keySet()).isEqualTo(english.keySet());
        assertThat(italian)
                .allSatisfy((key, text) ->
                        assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key))));
    }

    /** The names of the fields that a form sends. */
    static Set<String> fieldNames(String form) {
        return fieldsOf(form).map(Field::name).collect(Collectors.toSet());
    }

    private static Stream<Field> fieldsOf(String form) {
        return Arrays.stream(FIELDS.get(form).split(" ")).map(Field::parse);
    }

    private static List<String> valuesOf(JsonNode component) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    /** Every text of a locale by its JSON pointer. */
    private static Map<String, String> texts(String application, String locale) {
        Map<String, String> texts = new TreeMap<>();
        collect("", json(WEB_APPLICATIONS + application + "/locales/" + locale + ".json"), texts);
        return texts;
    }

    private static void collect(String pointer, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(pointer + "/" + entry.getKey(), entry.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(pointer, node.asText());
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> found.add(match.group().replaceAll("\\s", "")));
        return found;
    }

    private static JsonNode json(String path) {
        try (InputStream stream = open(path)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) {
        try (InputStream stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream stream = FormsTest.class.getClassLoader().getResourceAsStream(path);
        assertThat(stream).as(path).isNotNull();
        return stream;
    }

    private record Field(String name, boolean required, List<String> values) {

        static Field parse(String field) {
            String[] parts = field.split("=");
            boolean required = parts[0].endsWith("*");
            String name = required ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new Field(name, required, parts.length > 1 ? List.of(parts[1].split("\\|")) : List.of());
        }
    }

    private record Form(String name, JsonNode schema) {

        static Form named(String name) {
            return new Form(name, json("forms/" + name + ".form"));
        }

        JsonNode components() {
            return schema.path("components");
        }

        List<JsonNode> all() {
            List<JsonNode> all = new ArrayList<>();
            gather(components(), all);
            return all;
        }

        Map<String, JsonNode> fields() {
            return all().stream()
                    .filter(component -> component.has("key"))
                    .collect(toMap(
                            component -> component.path("key").asText(),
                            component -> component,
                            (one, other) -> {
                                throw new AssertionError("Two fields with one key in " + name);
                            },
                            LinkedHashMap::new));
        }

        private static void gather(JsonNode components, List<JsonNode> all) {
            for (JsonNode component : components) {
                all.add(component);
                gather(component.path("components"), all);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

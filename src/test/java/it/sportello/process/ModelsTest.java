package it.sportello.process;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.process.api.Role;
import it.sportello.proposal.Procedure;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every process model promises to the officers who read it and to the code that it runs; no engine needed. */
class ModelsTest {

    private static final String RETRIES = "PT1S,PT10S,PT1M,PT5M,PT15M,PT1H,PT4H";
    private static final String TERM = "\\$\\{deadlines\\.%s\\(execution,'DL-\\d{2}'\\)}";
    private static final Pattern RULES = Pattern.compile(
            ".*[^ ] \\((PSW-\\d{2}-\\d{2}|COM-\\d{2}|DL-\\d{2})(, (PSW-\\d{2}-\\d{2}|COM-\\d{2}|DL-\\d{2}))*\\)\\.");
    private static final Set<String> WORDS_OF_CONDITIONS = Set.of("execution", "hasVariable", "true", "false");

    /** The kinds of element and how their ids begin. */
    private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(
            UserTask.class, "UserTask_",
            ServiceTask.class, "ServiceTask_",
            ReceiveTask.class, "ReceiveTask_",
            CallActivity.class, "CallActivity_",
            ExclusiveGateway.class, "Gateway_",
            StartEvent.class, "StartEvent_",
            EndEvent.class, "EndEvent_",
            BoundaryEvent.class, "BoundaryEvent_");

    private static final Map<String, BpmnModelInstance> MODELS = read();

    private static Map<String, BpmnModelInstance> read() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            Map<String, BpmnModelInstance> models = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .forEach(file -> models.put(
                            file.getFileName().toString().replace(".bpmn", ""), Bpmn.readModelFromFile(file.toFile())));
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> models() {
        return MODELS.keySet();
    }

    @Test
    void everyPhaseOfTheNoticeHasItsModel() {
        assertThat(models())
                .contains(
                        "grant-procedure",
                        "formal-check",
                        "pre-rejection",
                        "technical-evaluation",
                        "funding",
                        "determination",
                        "call-act",
                        "start-up",
                        "activity",
                        "advance-payment",
                        "variation",
                        "control",
                        "reporting",
                        "settlement",
                        "revocation",
                        "retention",
                        "rights-request",
                        "fraud-report")
                .containsAll(constants(Models.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFileHoldsOneExecutableProcessOfItsNameAndVersion(String model) {
        assertThat(all(model, Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(model);
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaVersionTag()).isEqualTo("psw-2020/1");
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P5114D");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementHasANameThatAnOfficerReads(String model) {
        assertThat(all(model, FlowNode.class))
                .filteredOn(node ->
                        !(node instanceof ExclusiveGateway && node.getOutgoing().size() == 1))
                .allSatisfy(node -> assertThat(node.getName())
                        .as(node.getId())
                        .isNotBlank()
                        .doesNotContain("_")
                        .doesNotContainPattern("[a-z][A-Z]"));
        assertThat(all(model, ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    assertThat(gateway.getOutgoing())
                            .allSatisfy(flow ->
                                    assertThat(flow.getName()).as(flow.getId()).isNotBlank());
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void theIdOfAnElementBeginsWithItsKind(String model) {
        PREFIXES.forEach((kind, prefix) ->
                assertThat(all(model, kind)).extracting(BaseElement::getId).allMatch(id -> id.startsWith(prefix)));
        assertThat(all(model, SubProcess.class)).allSatisfy(scope -> assertThat(scope.getId())
                .startsWith(scope.triggeredByEvent() ? "EventSubProcess_" : "SubProcess_"));
        assertThat(all(model, SequenceFlow.class))
                .extracting(BaseElement::getId)
                .allMatch(id -> id.startsWith("Flow_"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskOfAPersonNamesItsGroupAndItsForm(String model) {
        Set<String> groups = Arrays.stream(Role.values()).map(Role::group).collect(Collectors.toSet());
        assertThat(all(model, UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isIn(groups);
            String form = kebab(task.getId().substring("UserTask_".length()));
            if (task.getCamundaFormKey() == null) {
                assertThat(task.getCamundaFormRef()).isEqualTo(form);
                assertThat(task.getCamundaFormRefBinding()).isEqualTo("latest");
            } else {
                assertThat(task.getCamundaFormKey()).isEqualTo("embedded:deployment:forms/" + form + ".html");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFormOfATaskExists(String model) {
        assertThat(all(model, UserTask.class))
                .extracting(task -> task.getCamundaFormKey() == null
                        ? "forms/" + task.getCamundaFormRef() + ".form"
                        : task.getCamundaFormKey().replace("embedded:deployment:", ""))
                .allSatisfy(form -> assertThat(Path.of(form)).exists());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyServiceTaskNamesTheDelegateOfItsId(String model) {
        assertThat(all(model, ServiceTask.class)).allSatisfy(task -> assertThat(task.getCamundaDelegateExpression())
                .isEqualTo("${" + lowerCamel(task.getId().substring("ServiceTask_".length())) + "}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyJobIsTriedAgainBeforeItBecomesAnIncident(String model) {
        assertThat(all(model, FlowNode.class))
                .filteredOn(node -> node instanceof ServiceTask || node instanceof CallActivity)
                .allSatisfy(node ->
                        assertThat(node.isCamundaAsyncBefore()).as(node.getId()).isEqualTo(!followsTimer(node)));
        assertThat(all(model, FlowNode.class))
                .filteredOn(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter() || isTimer(node))
                .allSatisfy(node -> assertThat(extensions(node, CamundaFailedJobRetryTimeCycle.class))
                        .as(node.getId())
                        .singleElement()
                        .satisfies(cycle ->
                                assertThat(cycle.getTextContent().trim()).isEqualTo(RETRIES)));
    }

    /** What a timer leads to is done in its own job: one transaction for each deadline, and a moved term moves it. */
    private static boolean followsTimer(FlowNode node) {
        return node.getPreviousNodes().list().stream().anyMatch(ModelsTest::isTimer);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyCallActivityRunsAModelOfTheHouseForTheSameCase(String model) {
        assertThat(all(model, CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCalledElement()).isIn(models());
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("latest");
            assertThat(extensions(call, CamundaIn.class)).singleElement().satisfies(in -> assertThat(
                            in.getCamundaBusinessKey())
                    .isEqualTo("#{execution.processBusinessKey}"));
            assertThat(extensions(call, CamundaOut.class)).allSatisfy(out -> {
                assertThat(out.getCamundaSource()).isIn(constants(Facts.class));
                assertThat(out.getCamundaTarget()).isEqualTo(out.getCamundaSource());
            });
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void conditionsReadOnlyDeclaredRoutingFacts(String model) {
        assertThat(all(model, ConditionExpression.class)).allSatisfy(condition -> {
            String text = condition.getTextContent().trim();
            assertThat(text).matches("\\$\\{.+}");
            String withoutLiterals = text.replaceAll("'[A-Za-z_]*'", "");
            assertThat(Pattern.compile("[A-Za-z]\\w*")
                            .matcher(withoutLiterals)
                            .results()
                            .map(MatchResult::group))
                    .allSatisfy(word -> assertThat(WORDS_OF_CONDITIONS.contains(word)
                                    || constants(Facts.class).contains(word))
                            .as(word)
                            .isTrue());
        });
    }

    @Test
    void everyDeclaredRoutingFactDecidesAWay() {
        String conditions = everywhere(ConditionExpression.class)
                .map(ConditionExpression::getTextContent)
                .collect(Collectors.joining(" "));
        assertThat(constants(Facts.class))
                .allSatisfy(fact -> assertThat(conditions).containsPattern("\\b" + fact + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyQuestionHasAnAnswerForEachWayOut(String model) {
        assertThat(all(model, ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> assertThat(gateway.getOutgoing())
                        .allMatch(flow -> flow.getConditionExpression() != null ^ flow.equals(gateway.getDefault())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTermIsReadFromTheRegisterAndLeavesTheWorkOpen(String model) {
        assertThat(all(model, TimeDate.class))
                .allSatisfy(date -> assertThat(date.getTextContent().trim()).matches(TERM.formatted("firesAt")));
        assertThat(all(model, BoundaryEvent.class))
                .filteredOn(ModelsTest::isTimer)
                .noneMatch(BoundaryEvent::cancelActivity);
        assertThat(all(model, UserTask.class)).allSatisfy(task -> {
            assertThat(Stream.ofNullable(task.getCamundaDueDate()))
                    .allSatisfy(date -> assertThat(date).matches(TERM.formatted("dueDate")));
            assertThat(Stream.ofNullable(task.getCamundaFollowUpDate()))
                    .allSatisfy(date -> assertThat(date).matches(TERM.formatted("followUpDate")));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatComesFromARuleCitesIt(String model) {
        assertThat(all(model, Documentation.class))
                .isNotEmpty()
                .extracting(documentation -> documentation.getTextContent().trim())
                .allSatisfy(text -> assertThat(text).matches(RULES).containsPattern("(PSW-\\d{2}|COM)-\\d{2}"));
        assertThat(all(model, FlowNode.class))
                .filteredOn(node -> node instanceof UserTask
                        || node instanceof ServiceTask
                        || node instanceof ReceiveTask
                        || node instanceof CallActivity
                        || node instanceof SubProcess
                        || node instanceof BoundaryEvent)
                .allSatisfy(node ->
                        assertThat(node.getDocumentations()).as(node.getId()).hasSize(1));
    }

    @Test
    void theModelsHearExactlyWhatTheCaseSays() {
        Set<String> heard =
                everywhere(Message.class).map(Message::getName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Procedure.class.getMethods())
                        .map(Method::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyErrorThatEndsAScopeIsCaughtByIt(String model) {
        assertThat(errors(model, BoundaryEvent.class)).isEqualTo(errors(model, EndEvent.class));
    }

    @Test
    @Rule("PSW-24-02")
    void theFormalCheckTheEvaluationAndThePaymentsAreOfDifferentPersons() {
        Map<String, Set<String>> incompatible = everywhere(UserTask.class)
                .filter(task -> !incompatibleWith(task).isEmpty())
                .collect(Collectors.toMap(BaseElement::getId, ModelsTest::incompatibleWith));
        assertThat(incompatible)
                .containsOnly(
                        Map.entry("UserTask_ScoreProposal", Set.of("UserTask_CheckFormalAdmissibility")),
                        Map.entry(
                                "UserTask_PayAdvance",
                                Set.of(
                                        "UserTask_CheckFormalAdmissibility",
                                        "UserTask_ScoreProposal",
                                        "UserTask_CheckAdvanceConditions")),
                        Map.entry(
                                "UserTask_PayBalance",
                                Set.of(
                                        "UserTask_CheckFormalAdmissibility",
                                        "UserTask_ScoreProposal",
                                        "UserTask_CheckBalanceConditions")),
                        Map.entry("UserTask_DecideRevocation", Set.of("UserTask_PrepareFormalNotice")));
        assertThat(everywhere(UserTask.class).map(BaseElement::getId))
                .containsAll(incompatible.values().stream().flatMap(Set::stream).toList());
    }

    private static Set<String> incompatibleWith(UserTask task) {
        return task.getModelInstance().getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> "incompatibleWith".equals(property.getCamundaName()))
                .filter(property -> property.getParentElement()
                        .getParentElement()
                        .getParentElement()
                        .equals(task))
                .flatMap(property -> Stream.of(property.getCamundaValue().split(",")))
                .collect(Collectors.toSet());
    }

    private static Set<String> errors(String model, Class<? extends FlowNode> kind) {
        return all(model, ErrorEventDefinition.class).stream()
                .filter(definition -> kind.isInstance(definition.getParentElement()))
                .map(definition -> definition.getError().getErrorCode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static <T extends ModelElementInstance> Collection<T> all(String model, Class<T> type) {
        return MODELS.get(model).getModelElementsByType(type);
    }

    /** The elements of a type in all models. */
    static <T extends ModelElementInstance> Stream<T> everywhere(Class<T> type) {
        return models().stream().flatMap(model -> all(model, type).stream());
    }

    private static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    private static Set<String> constants(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(ModelsTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}

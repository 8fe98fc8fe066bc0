package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.context;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.generous;
import static it.sportello.reporting.Fixture.notice;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.CompanyOfficer;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.RegisterHours;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.Case;
import it.sportello.reporting.Fixture.DocumentBuilder;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.reporting.Fixture.ReportBuilder;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The acceptance cases of expenses, attendance, flat rate and whole reports. */
@Rule({
    "PSW-19-28",
    "PSW-19-26",
    "PSW-19-25",
    "PSW-17-04",
    "PSW-17-05",
    "PSW-03-11",
    "PSW-03-12",
    "PSW-03-13",
    "PSW-19-14",
    "PSW-19-15",
    "PSW-19-16",
    "PSW-19-19",
    "PSW-17-07",
    "PSW-17-17",
    "PSW-07-02",
    "PSW-03-02",
    "PSW-16-05"
})
class ReportCasesTest {

    private static final Pattern ITEM = Pattern.compile("\\[([^\\[\\],]+), ([0-9.]+), ([A-Z]+), (true|false)]");

    static List<Case> expenseLines() {
        return Fixture.cases("EX.yaml").stream()
                .filter(c -> c.given().containsKey("voice"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("expenseLines")
    void aLineIsRecognisedAsTheCaseSays(Case c) {
        ReportBuilder report = report();
        DocumentBuilder document = new DocumentBuilder("d");
        LineBuilder line = line(c, report);
        line.vat = c.euro("vat");
        line.reference = LocalDate.parse(c.given("ref", line.reference.toString()));
        if ("null".equals(c.given("paid", ""))) {
            document.never = true;
        } else {
            document.paid = LocalDate.parse(c.given("paid", document.paid.toString()));
        }
        document.cash = c.given().get("cash");
        document.attached = !"false".equals(c.given().get("document"));
        if (c.given().containsKey("supplier")) {
            document.supplier = new Supplier(
                    SupplierKind.valueOf(c.given().get("supplier")), "99999999999", "Consulenza", null, false);
        }
        LineRecognition result = report.document(document, line).in(generous()).line("line");

        Map<String, String> actual = new TreeMap<>();
        actual.put("eligible", result.eligible().toString());
        actual.put(
                "code",
                result.codes().isEmpty()
                        ? "none"
                        : result.codes().stream().map(Enum::name).collect(Collectors.joining("; ")));
        actual.put("flat", result.flat().toString());
        actual.put("vatInadmissible", result.vatInadmissible().toString());
        assertThat(actual).isEqualTo(new TreeMap<>(c.expected()));
    }

    private static LineBuilder line(Case c, ReportBuilder report) {
        Voice voice = Voice.valueOf(c.given().get("voice"));
        String net = c.given().get("net");
        if (voice == Voice.D6) {
            LineBuilder line = equipment("line", net, Category.valueOf(c.given().get("category")));
            line.rental = "true".equals(c.given().get("rental"));
            if ("BOARD_MEMBER".equals(c.given().get("user"))) {
                line.user = ContractType.OWNER_OR_BOARD;
            }
            return line;
        }
        FunctionCode function = FunctionCode.valueOf(c.given("function", "EXPERT"));
        LineBuilder line;
        if (ExpenseReport.Line.TRAINING.contains(function)) {
            TrainingAction action = action(
                    "a",
                    "2020-09-01",
                    "16",
                    5,
                    "16",
                    Opinion.NONE,
                    !"false".equals(c.given().get("signed")),
                    Integer.parseInt(c.given("learners", "5")));
            report.action(action);
            line = training("line", function, net, action);
        } else {
            line = staff("line", net).function(function);
        }
        line.voice = voice;
        line.kind = switch (c.given("kind", "")) {
            case "INADM_LAYOUT" -> Kind.LAYOUT;
            case "INADM_PARTICIPANT_ALLOWANCE" -> Kind.PARTICIPANT_ALLOWANCE;
            default -> Kind.STAFF;
        };
        if (c.given().containsKey("contract")) {
            line.person =
                    new Person("TUTOR", "Tutor", ContractType.valueOf(c.given().get("contract")), "CCNL", null);
        }
        if (c.given().containsKey("officer")) {
            boolean[] conditions = new boolean[6];
            String[] words =
                    c.given().get("officer").replaceAll("[\\[\\] ]", "").split(",");
            for (int i = 0; i < 6; i++) {
                conditions[i] = Boolean.parseBoolean(words[i]);
            }
            line.person = new Person(
                    "OFFICER",
                    "Amministratore",
                    ContractType.OWNER_OR_BOARD,
                    "CCNL",
                    new CompanyOfficer(
                            conditions[0], conditions[1], conditions[2], conditions[3], conditions[4], conditions[5]));
        }
        return line;
    }

    static List<Case> purchases() {
        return Fixture.cases("EX.yaml").stream()
                .filter(c -> c.given().containsKey("lines") || c.given().containsKey("docs"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("purchases")
    void aPurchaseIsRecognisedAsTheCaseSays(Case c) {
        ReportBuilder report = report().with(staff("expert", "100.00"));
        String documents = c.given("docs", "[" + c.given().get("lines") + "]");
        List<List<String>> names = new ArrayList<>();
        for (String items : documents.split("]], \\[\\[")) {
            List<LineBuilder> lines = new ArrayList<>();
            Matcher item = ITEM.matcher("[" + items.replaceAll("^\\[+|]+$", "") + "]");
            while (item.find()) {
                LineBuilder line = equipment(item.group(1), item.group(2), Category.valueOf(item.group(3)));
                line.user = Boolean.parseBoolean(item.group(4)) ? ContractType.PERMANENT : null;
                lines.add(line);
            }
            DocumentBuilder document = new DocumentBuilder("d" + names.size());
            document.cash = c.given().get("cash");
            report.document(document, lines.toArray(LineBuilder[]::new));
            names.add(lines.stream().map(l -> l.id).toList());
        }
        Recognition recognition = report.in(generous());

        assertThat(recognition.equipment()).isEqualTo(Euro.of(c.expected().get("eligible")));
        String codes = names.stream()
                .map(document -> document.stream()
                        .map(name -> name + ":" + codes(recognition.line(name)))
                        .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(" | "));
        assertThat(codes).isEqualTo(c.expected().get("codes"));
    }

    private static String codes(LineRecognition line) {
        return line.codes().isEmpty()
                ? "none"
                : line.codes().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    static List<Case> cupCases() {
        return Fixture.cases("EX.yaml").stream()
                .filter(c -> c.given().containsKey("cupCommunicated"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cupCases")
    void aPaymentWithoutCupIsATaskAndNeverACut(Case c) {
        DocumentBuilder document = new DocumentBuilder("d");
        document.paid = LocalDate.parse(c.given().get("paid"));
        document.cup = false;
        Recognition recognition =
                report().document(document, staff("line", "1000.00")).in(generous());
        boolean asked = recognition.tasks().stream().map(Reason::code).anyMatch("REV_CUP_MISSING"::equals);

        assertThat(asked ? "WARN_TASK_REV_CUP_MISSING" : "OK")
                .isEqualTo(c.expected().get("outcome"));
        LineRecognition line = recognition.line("line");
        assertThat(line.net().minus(line.eligible()))
                .isEqualTo(Euro.of(c.expected().get("automaticCut")));
    }

    static List<Case> attendances() {
        return Fixture.cases("AT.yaml");
    }

    @ParameterizedTest
    @MethodSource("attendances")
    void theAttendanceOfAnActionIsRecognisedAsTheCaseSays(Case c) {
        String planned = c.given().get("plannedHours");
        List<Participant> participants = new ArrayList<>();
        String attended = c.given().get("attended");
        if (attended.startsWith("[")) {
            Stream.of(attended.replaceAll("[\\[\\] ]", "").split(",")).forEach(h -> participants.add(participant(h)));
        } else {
            String each = new BigDecimal(attended).movePointLeft(1).toPlainString();
            for (int i = 0; i < 10; i++) {
                participants.add(participant(each));
            }
        }
        TrainingAction action = action(
                "a",
                "2020-09-01",
                planned,
                participants,
                Opinion.valueOf(c.given().get("opinion")),
                true,
                2);
        Recognition recognition = report().action(action)
                .with(training("line", FunctionCode.TEACHING, c.given().get("trainingCost"), action))
                .in(generous());
        Recognition.ActionRecognition result = recognition.trainingActions().get(0);

        Map<String, String> actual = new TreeMap<>();
        actual.put("averageDisplay", result.average());
        actual.put("fullRecognition", String.valueOf(result.fullRecognition()));
        actual.put("proposedEligible", result.proposed().toString());
        assertThat(actual).isEqualTo(new TreeMap<>(c.expected()));
        assertThat(recognition.line("line").eligible()).isEqualTo(result.proposed());
    }

    private static Participant participant(String hours) {
        return new Participant("P", ContractType.PERMANENT, false, new BigDecimal(hours));
    }

    static List<Case> sums() {
        return Stream.of("FP-report.yaml", "PA-report.yaml")
                .flatMap(f -> Fixture.cases(f).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sums")
    void theFlatRateAndTheCapAreAsTheCaseSays(Case c) {
        ReportBuilder report = report();
        if (c.euro("O").isPositive()) {
            report.with(staff("expert", c.given().get("O")));
        }
        if (c.euro("K").isPositive()) {
            report.with(staff("coordination", c.given().get("K")).function(FunctionCode.COORDINATION));
        }
        if (c.euro("f").isPositive()) {
            report.with(equipment("notebook", c.given().get("f"), Category.NOTEBOOK));
        }
        checkAmounts(c, report.in(contextOf(c, 31)));
    }

    private static ReportContext contextOf(Case c, int employees) {
        return context(
                notice(
                        "coordinationCapMode: SELF_CONSISTENT",
                        "coordinationCapMode: " + c.given("mode", "SELF_CONSISTENT")),
                employees,
                c.given().get("dApproved"),
                c.given().get("grantA"),
                c.given("grantB", "0.00"));
    }

    private static void checkAmounts(Case c, Recognition r) {
        Map<String, String> actual = new TreeMap<>();
        actual.put("coordinationEligible", r.coordinationEligible().toString());
        actual.put("coordinationCut", r.coordinationCut().toString());
        actual.put("c", r.directStaff().toString());
        actual.put("d", r.flat().toString());
        actual.put("costA", r.costA().toString());
        actual.put("recognisedA", r.recognisedA().toString());
        actual.put("recognisedB", r.recognisedB().toString());
        actual.put("recognisedTotal", r.recognisedTotal().toString());
        assertThat(actual).isEqualTo(new TreeMap<>(c.expected()));
    }

    static List<Case> tutoring() {
        return Fixture.cases("TR-report.yaml");
    }

    @ParameterizedTest
    @MethodSource("tutoring")
    void tutoringAboveTheTrainingHoursIsCutAtReporting(Case c) {
        TrainingAction action = action("a", "2020-09-01", c.given().get("trainingHours"), 5, "24");
        LineBuilder tutor = tutoring("tutor", "a", c.given().get("tutoringHours"), action);
        Recognition.Hours hours =
                report().action(action).with(tutor).in(generous()).hours();

        assertThat(hours.tutoringExcess()).isEqualByComparingTo(c.expected().get("excessHours"));
        assertThat(hours.tutoringExcess().signum() == 0)
                .isEqualTo(Boolean.valueOf(c.expected().get("ok")));
    }

    /** Tutoring at 30.00 an hour; what exceeds the sessions is by a second tutor in the last one. */
    private static LineBuilder tutoring(String id, String actionId, String hours, TrainingAction action) {
        BigDecimal total = new BigDecimal(hours);
        LineBuilder line = training(id, FunctionCode.TUTORING, total.multiply(BigDecimal.valueOf(30)) + ".00", action);
        BigDecimal more = total.subtract(action.hoursHeld());
        if (more.signum() > 0) {
            line.register.add(new RegisterHours(
                    action.sessions().get(action.sessions().size() - 1).id(), more));
        }
        line.hours = total;
        return line;
    }

    static List<Case> wholeReports() {
        return Fixture.cases("RP.yaml");
    }

    @ParameterizedTest
    @MethodSource("wholeReports")
    void aWholeReportComesToTheAmountsOfTheCase(Case c) {
        Recognition r =
                switch (c.id()) {
                    case "RP-01" -> filledBand().in(contextOf(c, 8));
                    case "RP-02" -> twoActions().in(contextOf(c, 15));
                    case "RP-04" -> partlyInCash().in(contextOf(c, 8));
                    default -> throw new IllegalArgumentException(c.id());
                };
        assertThat(r.otherStaff()).isEqualTo(c.euro("O"));
        assertThat(r.coordination()).isEqualTo(c.euro("K"));
        assertThat(r.equipment()).isEqualTo(c.euro("f"));
        checkAmounts(c, r);
    }

    private static ReportBuilder filledBand() {
        TrainingAction action = action("a", "2020-09-01", "24", 8, "24");
        LineBuilder teaching = training("teaching", FunctionCode.TEACHING, "1200.00", action);
        teaching.rate = new BigDecimal("50.00");
        LineBuilder tutoring = training("tutoring", FunctionCode.TUTORING, "600.00", action);
        tutoring.rate = new BigDecimal("25.00");
        DocumentBuilder cash = new DocumentBuilder("cash");
        cash.cash = "300.00";
        return report().action(action)
                .with(teaching, tutoring, staff("expert", "1200.00"))
                .document(cash, staff("expert in cash", "300.00"))
                .with(staff("coordination", "571.43").function(FunctionCode.COORDINATION))
                .document(
                        new DocumentBuilder("shop"),
                        equipment("notebooks", "2100.00", Category.NOTEBOOK).quantity(3),
                        equipment("accessories", "150.00", Category.ACCESSORY))
                .with(equipment("tablet", "400.00", Category.TABLET));
    }

    private static ReportBuilder twoActions() {
        TrainingAction first = action("a1", "2020-09-01", "16", 5, "16");
        TrainingAction second = action("a2", "2020-11-03", "16", 5, "9.6");
        return report().action(first, second)
                .with(
                        training("teaching 1", FunctionCode.TEACHING, "960.00", first),
                        training("teaching 2", FunctionCode.TEACHING, "960.00", second),
                        tutoring("tutoring 1", "a1", "16", first),
                        tutoring("tutoring 2", "a2", "18", second),
                        staff("pilot", "1600.00").function(FunctionCode.PILOT_SUPPORT),
                        staff("coordination", "1200.00").function(FunctionCode.COORDINATION));
    }

    private static ReportBuilder partlyInCash() {
        DocumentBuilder cash = new DocumentBuilder("cash");
        cash.cash = "0.01";
        return report().with(staff("expert", "2571.43")).document(cash, staff("lost", "1000.00"));
    }
}

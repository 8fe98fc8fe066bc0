package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.context;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.notice;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.notice.Notice;
import it.sportello.plan.FunctionCode;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.DocumentBuilder;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.reporting.Fixture.ReportBuilder;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every report, whatever it contains. */
@Rule({"PSW-19-26", "PSW-19-28", "PSW-19-19", "PSW-17-15"})
class RecognitionProperties {

    private static final Notice NOTICE = notice();
    private static final FunctionCode[] FUNCTIONS = FunctionCode.values();
    private static final Category[] CATEGORIES = Category.values();

    /** One line of a generated report: what it pays for, its cents and what may be wrong with it. */
    record Item(int what, int cents, boolean early, boolean unknownUser) {

        LineBuilder line(int number, List<TrainingAction> actions) {
            String id = "l" + number;
            String net = BigDecimal.valueOf(cents, 2).toPlainString();
            LineBuilder line;
            if (what < FUNCTIONS.length) {
                FunctionCode function = FUNCTIONS[what];
                line = ExpenseReport.Line.TRAINING.contains(function)
                        ? training(id, function, net, actions.get(cents % actions.size()))
                        : staff(id, net).function(function);
            } else {
                line = equipment(id, net, CATEGORIES[what - FUNCTIONS.length]);
                line.user = unknownUser ? null : line.user;
            }
            line.reference = early ? LocalDate.parse("2020-05-01") : line.reference;
            line.vat = Euro.of(BigDecimal.valueOf(cents / 5, 2));
            return line;
        }
    }

    /** A document: its items, and how it was paid. */
    record Paper(List<Item> items, boolean cash, boolean proof, boolean late) {

        DocumentBuilder document(String id) {
            DocumentBuilder document = new DocumentBuilder(id);
            document.cash = cash ? "0.01" : null;
            document.proof = proof;
            document.paid = late ? LocalDate.parse("2021-04-21") : document.paid;
            return document;
        }
    }

    @Provide
    Arbitrary<Paper> papers() {
        Arbitrary<Item> item = Combinators.combine(
                        Arbitraries.integers().between(0, FUNCTIONS.length + CATEGORIES.length - 1),
                        Arbitraries.integers().between(1, 300_000),
                        oneIn(8),
                        oneIn(8))
                .as(Item::new);
        return Combinators.combine(item.list().ofMinSize(1).ofMaxSize(4), oneIn(6), oneIn(6).map(b -> !b), oneIn(8))
                .as(Paper::new);
    }

    private static Arbitrary<Boolean> oneIn(int chances) {
        return Arbitraries.integers().between(1, chances).map(n -> n == 1);
    }

    /** Sixteen hours well attended, twenty badly: with few employees the hours exceed the table. */
    private static List<TrainingAction> actions() {
        return List.of(action("a1", "2020-07-01", "16", 4, "15"), action("a2", "2020-09-01", "20", 7, "13.37"));
    }

    private static ReportBuilder written(List<Paper> papers, int splitAt) {
        List<TrainingAction> actions = actions();
        ReportBuilder report = report().action(actions.toArray(TrainingAction[]::new));
        int number = 0;
        for (int i = 0; i < papers.size(); i++) {
            List<LineBuilder> lines = new ArrayList<>();
            for (Item item : papers.get(i).items()) {
                lines.add(item.line(number++, actions));
            }
            int first = i == splitAt ? lines.size() / 2 : lines.size();
            if (first < lines.size() && first > 0) {
                report.document(
                        papers.get(i).document("d" + i), lines.subList(0, first).toArray(LineBuilder[]::new));
                report.document(
                        papers.get(i).document("d" + i + "b"),
                        lines.subList(first, lines.size()).toArray(LineBuilder[]::new));
            } else {
                report.document(papers.get(i).document("d" + i), lines.toArray(LineBuilder[]::new));
            }
        }
        return report;
    }

    private static ReportContext bands(int employees, int cents) {
        String grant = BigDecimal.valueOf(cents, 2).toPlainString();
        return context(NOTICE, employees, "1428.57", grant, grant);
    }

    @Property(tries = 300)
    void recognitionIsNeverNegativeNorAboveTheGrantAndAddsUpToTheCent(
            @ForAll("papers") Paper one,
            @ForAll("papers") Paper two,
            @ForAll("papers") Paper three,
            @ForAll @IntRange(min = 2, max = 40) int employees,
            @ForAll @IntRange(max = 1_500_000) int grant) {
        ReportContext context = bands(employees, grant);
        Recognition r = written(List.of(one, two, three), -1).in(context);

        assertThat(r.recognisedA()).isBetween(Euro.ZERO, context.reported().grantA());
        assertThat(r.recognisedB()).isBetween(Euro.ZERO, context.reported().grantB());
        assertThat(r.recognisedTotal()).isEqualTo(r.recognisedA().plus(r.recognisedB()));
        assertThat(r.recognisedA().isZero() && r.recognisedB().isPositive()).isFalse();
        assertThat(r.flat()).isLessThanOrEqualTo(context.reported().flatApproved());
        Euro staff = Euro.ZERO;
        Euro equipment = Euro.ZERO;
        Euro flat = Euro.ZERO;
        for (Recognition.LineRecognition line : r.lines()) {
            assertThat(line.eligible().isNegative()).isFalse();
            assertThat(line.cuts()).noneMatch(cut -> cut.amount().isNegative());
            assertThat(line.eligible()
                            .plus(Euro.sum(line.cuts().stream()
                                    .map(Recognition.Cut::amount)
                                    .toList())))
                    .isEqualTo(line.net());
            flat = flat.plus(line.flat());
            if (isStaff(one, two, three, line)) {
                staff = staff.plus(line.eligible());
            } else {
                equipment = equipment.plus(line.eligible());
            }
        }
        assertThat(staff).isEqualTo(r.directStaff());
        assertThat(equipment).isEqualTo(r.equipment());
        assertThat(flat).isEqualTo(r.flat());
    }

    private static boolean isStaff(Paper one, Paper two, Paper three, Recognition.LineRecognition line) {
        List<Item> items = new ArrayList<>(one.items());
        items.addAll(two.items());
        items.addAll(three.items());
        return items.get(Integer.parseInt(line.line().substring(1))).what() < FUNCTIONS.length;
    }

    @Property(tries = 300)
    void splittingADocumentPaidInTheSameWayNeverRaisesTheRecognition(
            @ForAll("papers") Paper one,
            @ForAll("papers") Paper two,
            @ForAll @IntRange(min = 2, max = 40) int employees) {
        ReportContext context = bands(employees, 1_500_000);
        Euro whole = written(List.of(one, two), -1).in(context).recognisedTotal();
        Euro split = written(List.of(one, two), 0).in(context).recognisedTotal();

        assertThat(split).isLessThanOrEqualTo(whole);
    }

    @Property(tries = 300)
    void anInadmissibleLineMoreNeverRaisesTheRecognition(
            @ForAll("papers") Paper one,
            @ForAll("papers") Paper two,
            @ForAll("papers") Paper wrong,
            @ForAll @IntRange(min = 2, max = 40) int employees) {
        ReportContext context = bands(employees, 1_500_000);
        Paper inCash = new Paper(wrong.items(), true, wrong.proof(), wrong.late());
        Euro without = written(List.of(one, two), -1).in(context).recognisedTotal();
        Euro with = written(List.of(one, two, inCash), -1).in(context).recognisedTotal();

        assertThat(with).isEqualTo(without);
    }

    @Property(tries = 100)
    void theSameReportAlwaysGivesTheSameRecognition(@ForAll("papers") Paper one, @ForAll("papers") Paper two) {
        ReportContext context = bands(8, 500_000);

        assertThat(written(List.of(one, two), -1).in(context))
                .isEqualTo(written(List.of(one, two), -1).in(context));
    }
}

package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.CompanyOfficer;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Rule({"PSW-19-07", "PSW-19-08", "PSW-17-13", "PSW-00-01"})
class ReportFormTest {

    private static final LocalDate PRESENTED = LocalDate.of(2021, 4, 20);

    /** A report with a line of each kind. */
    static ExpenseReport complete() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "15.5");
        LineBuilder teaching = training("teaching", FunctionCode.TEACHING, "960.00", action);
        teaching.person = new Person("TEACHER", "Docente", null, null, null);
        teaching.rate = new BigDecimal("60.00");
        LineBuilder expert = staff("expert", "400.00");
        expert.voice = Voice.A1;
        expert.hours = new BigDecimal("10");
        expert.rate = new BigDecimal("40.00");
        expert.person = new Person(
                "EXPERT",
                "Esperta",
                ContractType.PERMANENT,
                "Terziario",
                new CompanyOfficer(true, true, true, true, true, true));
        return report().action(action)
                .with(teaching, expert, equipment("notebook", "700.00", Category.NOTEBOOK))
                .build();
    }

    static JsonNode form() {
        return ReportJson.tree((Object) complete());
    }

    private static ObjectNode line(JsonNode form, int document) {
        return (ObjectNode) form.get("documents").get(document).get("lines").get(0);
    }

    private static Refusal refused(JsonNode form) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ReportForm.read(form, PRESENTED));
        assertThat(refusal).as("the form is refused").isNotNull();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        return refusal;
    }

    @Test
    @Rule("PSW-19-07")
    void aReportTellsOfNothingAfterItsOwnDay() {
        JsonNode form = form();
        ((ObjectNode) form.get("documents").get(0))
                .put("date", PRESENTED.plusDays(1).toString());

        assertThat(refused(form).reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.subject()).isEqualTo("documents[0].date");
            assertThat(reason.text()).isEqualTo("La data non può essere futura.");
        });
        ((ObjectNode) form.get("documents").get(0)).put("date", PRESENTED.toString());
        assertThat(ReportForm.read(form, PRESENTED).documents().get(0).date()).isEqualTo(PRESENTED);
    }

    @Test
    void theFormSaysWhatTheReportSays() {
        assertThat(ReportForm.read(form(), PRESENTED)).isEqualTo(complete());
    }

    @Test
    @Rule("PSW-03-03")
    void everyErrorIsNamedWithItsPathAndItsRule() {
        JsonNode form = form();
        line(form, 0).put("net", "960.005");
        line(form, 1).put("referenceDate", "2020-02-30").put("voice", "A3");
        line(form, 2).put("vat", "-1.00").put("surprise", true).remove("isNew");
        ((ObjectNode) form.get("documents").get(0).get("payments").get(0)).put("method", "BARTER");
        ((ObjectNode) form.get("evidence")).remove("plan");

        assertThat(refused(form).reasons())
                .extracting(r -> r.subject() + " " + r.rule())
                .containsExactlyInAnyOrder(
                        "documents[0].payments[0].method PSW-19-19",
                        "documents[0].lines[0].net PSW-17-17",
                        "documents[1].lines[0].voice PSW-17-13",
                        "documents[1].lines[0].referenceDate PSW-19-14",
                        "documents[2].lines[0].vat PSW-17-17",
                        "documents[2].lines[0].isNew PSW-17-09",
                        "documents[2].lines[0].surprise PSW-19-07",
                        "evidence.plan PSW-03-03");
    }

    @Test
    @Rule("PSW-21-04")
    void thePosterIsInAFormatOfIso() {
        JsonNode form = form();
        ((ObjectNode) form.get("publicity")).put("posterFormat", "grande");

        assertThat(refused(form).reasons())
                .extracting(r -> r.subject() + " " + r.rule())
                .containsExactly("publicity.posterFormat PSW-21-04");
        ((ObjectNode) form.get("publicity")).put("posterFormat", "A3");
        assertThat(ReportForm.read(form, PRESENTED).publicity().posterFormat()).isEqualTo("A3");
    }

    @Test
    void anAmountIsTextAndNeverABinaryNumber() {
        JsonNode form = form();
        line(form, 1).put("net", 400.1);

        assertThat(refused(form).reasons()).extracting("subject").containsExactly("documents[1].lines[0].net");
    }

    @Test
    @Rule({"PSW-19-11", "PSW-19-18"})
    void whatFieldsSayTogetherIsChecked() {
        JsonNode form = form();
        line(form, 0).put("trainingAction", "another");
        line(form, 1).remove("hours");
        line(form, 1).remove("function");
        line(form, 2).put("id", "expert").remove("category");
        ((ObjectNode) form.get("documents").get(2).get("payments").get(0)).put("amount", "700.01");

        assertThat(refused(form).reasons())
                .extracting(r -> r.subject() + " " + r.rule())
                .containsExactlyInAnyOrder(
                        "documents[0].lines[0].trainingAction PSW-03-13",
                        "documents[1].lines[0].function PSW-17-03",
                        "documents[1].lines[0].hours PSW-19-11",
                        "documents[2].payments PSW-19-18",
                        "documents[2].lines[0].id PSW-19-07",
                        "documents[2].lines[0].category PSW-03-23",
                        "assignments[0].line PSW-17-08");
    }

    @Test
    void hoursOfALineAreThoseOfItsSessions() {
        JsonNode form = form();
        ArrayNode register = (ArrayNode) line(form, 0).get("register");
        ((ObjectNode) register.get(0)).put("hours", "8.01");
        ((ObjectNode) register.get(1)).put("session", "unknown");

        assertThat(refused(form).reasons())
                .extracting(r -> r.subject() + " " + r.rule())
                .containsExactlyInAnyOrder(
                        "documents[0].lines[0].register[0].hours PSW-19-08",
                        "documents[0].lines[0].register[1].session PSW-19-08",
                        "documents[0].lines[0].register PSW-19-08");
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(refused(ReportJson.tree("[1]")).reasons())
                .extracting("subject")
                .contains("form");
    }

    @Test
    void aReportWithoutExpensesIsRefused() {
        JsonNode form = form();
        ((ArrayNode) form.get("documents")).removeAll();
        ((ArrayNode) form.get("assignments")).removeAll();

        assertThat(refused(form).reasons()).extracting("subject").containsExactly("documents");
    }
}

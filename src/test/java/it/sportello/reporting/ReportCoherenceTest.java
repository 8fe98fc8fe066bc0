package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fields of a report must say together, and what must be proven beside the expenses. */
class ReportCoherenceTest {

    private static final LocalDate PRESENTED = Fixture.REPORT;
    private static final String RULE_OF_LESSONS = "PSW-19-08";

    /** Documents: 0 teaching with its register, 1 expert, 2 notebook. */
    private final ObjectNode form = (ObjectNode) ReportFormTest.form();

    @Test
    @Rule("PSW-19-08")
    void whatMustBeUniqueIsUnique() {
        action().withArray("sessions").add(action().withArray("sessions").get(0).deepCopy());
        action().withArray("participants")
                .add(action().withArray("participants").get(0).deepCopy());
        document(1).put("id", document(0).get("id").asText());
        ArrayNode register = line(0).withArray("register");
        register.add(register.get(0).deepCopy());
        line(0).put("hours", "99");

        assertErrors(
                "trainingActions[0].sessions[2].id PSW-19-08 Codice già usato da un'altra lezione.",
                "trainingActions[0].participants[5].taxCode PSW-03-09 Il valore è ripetuto: deve essere unico.",
                "documents[0].lines[0].register[2].session PSW-19-08 Il valore è ripetuto: deve essere unico.",
                "documents[1].id PSW-19-17 Il valore è ripetuto: deve essere unico.");
    }

    @Test
    @Rule("PSW-03-08")
    void twoTrainingActionsHaveTwoCodes() {
        ObjectNode twin = action().deepCopy();
        twin.withArray("sessions").removeAll();
        form.withArray("trainingActions").add(twin);

        assertErrors("trainingActions[1].id PSW-03-08 Il valore è ripetuto: deve essere unico.");
    }

    @Test
    @Rule("PSW-19-18")
    void thePaymentsOfADocumentReachItsAmountAndNotACentMore() {
        payment(2).put("amount", "700.00");
        assertErrors();
        payment(2).put("amount", "700.01");
        assertErrors("documents[2].payments PSW-19-18 I pagamenti (€ 700,01) superano l'importo del documento"
                + " (€ 700,00).");
    }

    @Test
    @Rule("PSW-19-20")
    void thePensionChargesAreAPartOfTheLine() {
        line(1).put("pensionCharges", "400.00");
        assertErrors();
        line(1).put("pensionCharges", "400.01");
        assertErrors("documents[1].lines[0].pensionCharges PSW-19-20 Il contributo previdenziale supera l'importo della"
                + " riga.");
    }

    @Test
    @Rule("PSW-17-13")
    void equipmentIsNoStaff() {
        line(2).put("kind", "STAFF");
        assertErrors("documents[2].lines[0].kind PSW-17-13 La voce D.6 non comprende spese di personale.");
    }

    @Test
    @Rule("PSW-03-23")
    void otherGoodsOfActionBNeedNoCategory() {
        line(2).put("kind", "LAYOUT").remove("category");
        assertErrors();
    }

    @Test
    @Rule({"PSW-19-11", "PSW-19-17", "PSW-17-03"})
    void staffPaidByTheHourSaysWhoWorkedAtWhichFunctionAndRate() {
        line(1).put("voice", "A1").remove("person");
        line(1).remove("rate");
        line(1).remove("hours");
        line(1).remove("function");

        assertErrors(
                "documents[1].lines[0].function PSW-17-03 Il campo è obbligatorio per questa riga.",
                "documents[1].lines[0].person PSW-19-17 Il campo è obbligatorio per questa riga.",
                "documents[1].lines[0].hours PSW-19-11 Il campo è obbligatorio per questa riga.",
                "documents[1].lines[0].rate PSW-19-11 Il campo è obbligatorio per questa riga.");
    }

    @Test
    @Rule("PSW-19-11")
    void staffNotPaidByTheHourNeedsNoHours() {
        line(1).put("voice", "A2").remove("rate");
        line(1).remove("hours");
        assertErrors();
    }

    @Test
    @Rule("PSW-19-24")
    void whatIsNoStaffNeedsNoPerson() {
        line(1).put("kind", "OTHER_COST").remove("person");
        line(1).remove("function");
        assertErrors();
    }

    @Test
    @Rule("PSW-19-08")
    void onlyTrainingHasHoursOfLessons() {
        line(1).set("register", line(0).get("register").deepCopy());
        assertErrors("documents[1].lines[0].register " + RULE_OF_LESSONS
                + " Solo docenza, codocenza e tutoraggio riportano ore di lezione.");
    }

    @Test
    @Rule("PSW-19-08")
    void aLineOfTrainingSaysItsHours() {
        line(0).put("voice", "A2").remove("hours");
        assertErrors("documents[0].lines[0].hours " + RULE_OF_LESSONS + " Il campo è obbligatorio per questa riga.");
    }

    @Test
    @Rule("PSW-03-18")
    void thePilotEndsOnItsFirstDayOrLater() {
        form.withObject("pilot").put("end", "2020-06-01");
        assertErrors();
        form.withObject("pilot").put("end", "2020-05-31");
        assertErrors("pilot.end PSW-03-18 Il progetto pilota finisce prima di iniziare.");
        form.remove("pilot");
        assertErrors();
    }

    @ParameterizedTest
    @CsvSource({
        "plan, PSW-03-03",
        "agreementOrRegulation, PSW-03-03",
        "approval, PSW-03-03",
        "boardPosting, PSW-03-03",
        "intranetPosting, PSW-03-03",
        "descriptiveReport, PSW-19-03",
        "fseForms, PSW-19-04",
        "grossCostSummary, PSW-19-21"
    })
    @Rule({"PSW-03-03", "PSW-19-03", "PSW-19-04", "PSW-19-21"})
    void whatIsNotProvenIsATaskForTheOfficer(String paper, String rule) {
        int before = tasks().size();
        form.withObject("evidence").put(paper, false);

        assertThat(tasks())
                .contains("EVIDENCE_MISSING evidence." + paper + " " + rule)
                .hasSize(before + 1);
    }

    @Test
    @Rule("PSW-19-06")
    void productsNotDeliveredAreAGroundOfRevocation() {
        form.withObject("evidence").put("products", false);

        assertThat(tasks()).contains("REV_PRODUCTS_NOT_DELIVERED evidence.products PSW-19-06");
    }

    @Test
    @Rule("PSW-03-17")
    void aPilotWithoutItsReportIsATaskAndAMissingOneAGroundOfRevocation() {
        form.withObject("pilot").put("reportAttached", false);
        assertThat(tasks()).contains("EVIDENCE_MISSING pilot PSW-03-17");
        form.remove("pilot");
        assertThat(tasks())
                .contains("REV_ACTION_A_NOT_REALISED pilot PSW-03-17")
                .doesNotContain("EVIDENCE_MISSING pilot PSW-03-17");
    }

    @ParameterizedTest
    @CsvSource({"2020-10-31, false", "2020-10-30, true"})
    @Rule("PSW-03-18")
    void thePilotLastsFiveMonthsToTheDay(String end, boolean tooShort) {
        form.withObject("pilot").put("end", end);

        assertThat(tasks().contains("REV_ACTION_A_NOT_REALISED pilot PSW-03-18"))
                .isEqualTo(tooShort);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 31})
    @Rule("PSW-03-22")
    void thePilotInvolvesTheEmployeesOfTheTable(int employees) {
        int minimum = new DmnTables()
                .pilotMinimum(Fixture.notice().ruleSet(), employees)
                .orElseThrow();
        form.withObject("pilot").put("employees", minimum);
        assertThat(tasks(employees)).doesNotContain("REV_ACTION_A_NOT_REALISED pilot PSW-03-22");
        form.withObject("pilot").put("employees", minimum - 1);
        assertThat(tasks(employees)).contains("REV_ACTION_A_NOT_REALISED pilot PSW-03-22");
    }

    private List<String> tasks() {
        return tasks(40);
    }

    private List<String> tasks(int employees) {
        return Fixture.RECOGNISER
                .recognise(
                        ReportForm.read(form, PRESENTED),
                        Fixture.context(Fixture.notice(), employees, "100000.00", "100000.00", "100000.00"),
                        Verification.none())
                .tasks()
                .stream()
                .map(task -> task.code() + " " + task.subject() + " " + task.rule())
                .toList();
    }

    private void assertErrors(String... errors) {
        if (errors.length == 0) {
            assertThat(ReportForm.read(form, PRESENTED).documents()).isNotEmpty();
            return;
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReportForm.read(form, PRESENTED))
                .satisfies(refusal -> assertThat(refusal.reasons())
                        .extracting(ReportCoherenceTest::shown)
                        .containsExactly(errors));
    }

    private static String shown(Reason reason) {
        return reason.subject() + " " + reason.rule() + " " + reason.text();
    }

    private ObjectNode action() {
        return (ObjectNode) form.get("trainingActions").get(0);
    }

    private ObjectNode document(int index) {
        return (ObjectNode) form.get("documents").get(index);
    }

    private ObjectNode line(int document) {
        return (ObjectNode) document(document).get("lines").get(0);
    }

    private ObjectNode payment(int document) {
        return (ObjectNode) document(document).get("payments").get(0);
    }
}

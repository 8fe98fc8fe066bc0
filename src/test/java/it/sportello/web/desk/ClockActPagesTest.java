package it.sportello.web.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.CalendarChoices;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Rule({"PSW-00-07", "PSW-00-08"})
class ClockActPagesTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private CalendarChoices choices;

    @Test
    void the_rup_sees_what_a_suspension_moves_before_it_moves() {
        ReferenceCode code = underExamination("Anteprima S.r.l.");
        LocalDate before = due(code, DeadlineKind.DL_04);
        LocalDate nominal =
                requireNonNull(register.require(code, DeadlineKind.DL_04).nominal());
        Map<String, String> order = order(
                "SUSPEND_CASE",
                Map.of(
                        "code", code.value(),
                        "kind", "DL_04",
                        "from", office.today().plusDays(1).toString(),
                        "to", office.today().plusDays(20).toString()));

        String preview =
                office.user("rup").post("/desk/clock-acts/preview", order).body();

        assertThat(preview)
                .contains("Pratiche interessate: <strong>1</strong>", "Nulla è ancora cambiato")
                .contains("Approvazione della proposta", ItalianText.day(before), "G00042");
        assertThat(due(code, DeadlineKind.DL_04)).isEqualTo(before);

        assertThat(office.user("rup").post("/desk/clock-acts", order).statusCode())
                .isEqualTo(302);
        LocalDate after = due(code, DeadlineKind.DL_04);
        assertThat(after).isAfterOrEqualTo(nominal.plusDays(20));
        assertThat(preview).contains(ItalianText.day(after));
        assertThat(register.changes(register.require(code, DeadlineKind.DL_04).id()))
                .last()
                .satisfies(change -> {
                    assertThat(change.actNumber()).isEqualTo("G00042");
                    assertThat(change.reason()).isEqualTo("Esigenze istruttorie");
                    assertThat(change.decidedBy()).isEqualTo("rup");
                });
    }

    @Test
    void the_term_of_one_case_that_was_suspended_until_further_notice_is_resumed() {
        ReferenceCode code = underExamination("Ripresa S.r.l.");
        LocalDate before =
                requireNonNull(register.require(code, DeadlineKind.DL_04).nominal());
        LocalDate from = office.today().plusDays(1);
        DeskUser rup = office.user("rup");
        Map<String, String> suspension = Map.of("code", code.value(), "kind", "DL_04", "from", from.toString());
        assertThat(rup.post("/desk/clock-acts", order("SUSPEND_CASE", suspension))
                        .statusCode())
                .isEqualTo(302);
        assertThat(register.dueDate(code, DeadlineKind.DL_04)).isEmpty();

        Matcher open = Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>pratica " + code)
                .matcher(rup.get("/desk/clock-acts").body());
        assertThat(open.find()).isTrue();
        Map<String, String> resumption =
                Map.of("suspension", open.group(1), "date", from.plusDays(9).toString());
        assertThat(rup.post("/desk/clock-acts", order("RESUME", resumption)).statusCode())
                .isEqualTo(302);

        assertThat(register.require(code, DeadlineKind.DL_04).nominal()).isEqualTo(before.plusDays(10));
        assertThat(rup.get("/desk/clock-acts").body())
                .doesNotContain("pratica " + code + ", dal " + ItalianText.day(from) + " fino");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/clock-acts", "/desk/calendars"})
    void every_page_is_strict_and_never_cached(String page) {
        HttpResponse<String> answer = office.user("rup").get(page);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("lang=\"it\"").doesNotContain("<script", "style=\"", "??");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void the_acts_on_the_clock_belong_to_the_rup() {
        DeskUser officer = office.user("ufficio");
        Map<String, String> order = order("PRESET", Map.of("preset", "COVID_2020"));

        assertThat(officer.get("/desk/clock-acts").body()).contains("spettano al Responsabile unico");
        assertThat(officer.post("/desk/clock-acts/preview", order).statusCode()).isEqualTo(403);
        assertThat(officer.post("/desk/clock-acts", order).statusCode()).isEqualTo(403);
    }

    @Test
    void an_act_without_number_or_reason_or_outside_the_rules_is_refused() {
        ReferenceCode code = underExamination("Rifiuti S.r.l.");
        Map<String, String> extension = Map.of(
                "code",
                code.value(),
                "kind",
                "DL_04",
                "date",
                office.today().plusDays(90).toString());

        assertRefused(order("EXTEND", extension), 409, "Nessuna regola consente di prorogare DL-04");
        Map<String, String> anonymous = new HashMap<>(order("PRESET", Map.of("preset", "NONE")));
        anonymous.remove("actNumber");
        assertRefused(anonymous, 422, "Indicare il numero dell&#39;atto");
        assertRefused(order("SUSPEND_CALL", Map.of()), 422, "Compilare tutti i campi");
        assertRefused(
                order("SUSPEND_CALL", Map.of("from", "2021-01-10", "to", "2021-01-09")),
                422,
                "non può finire prima di cominciare");
        assertThat(due(code, DeadlineKind.DL_04)).isNotNull();
    }

    @Test
    @Rule("PSW-14-04")
    void a_corrigendum_moves_the_terms_of_all_the_cases_of_its_act() {
        ReferenceCode one =
                office.transmitted(office.enterprise("Rettifica S.r.l.").employees(8, 0));
        office.admit(one);
        office.score(one);
        office.commit(one);
        ReferenceCode act = office.determination(List.of(one));
        office.publish(act);
        office.awaitState(one, CaseState.AWAITING_START);
        LocalDate published = office.today();
        office.moveTo(published.plusDays(3));
        LocalDate corrected = published.plusDays(2);
        Map<String, String> order =
                order("CORRECT", Map.of("code", act.value(), "burNumber", "41 bis", "date", corrected.toString()));

        assertThat(office.user("rup").post("/desk/clock-acts/preview", order).body())
                .contains("Pratiche interessate: <strong>1</strong>", "Avvio delle attività");
        office.user("rup").post("/desk/clock-acts", order);

        assertThat(register.require(one, DeadlineKind.DL_07).event().date()).isEqualTo(corrected);
        assertThat(register.require(one, DeadlineKind.DL_07).event().evidence())
                .isEqualTo("BUR n. 41 bis, errata corrige");
        assertThat(office.user("rup").get("/desk/acts/" + act).body()).contains("41 bis");
        assertThat(office.beneficiary(one)
                        .post(
                                "/start",
                                Map.of("startDate", published.plusDays(1).toString()))
                        .body())
                .contains("START_BEFORE_PUBLICATION");
    }

    @Test
    @Rule("PSW-00-07")
    void the_choice_on_the_emergency_of_2020_is_asked_once_and_stored_with_who_made_it() {
        DeskUser rup = office.user("rup");
        assertThat(rup.get("/desk/clock-acts").body()).contains("Non è ancora stato scelto");
        ReferenceCode code = underExamination("Emergenza S.r.l.");
        LocalDate before = due(code, DeadlineKind.DL_04);

        rup.post("/desk/clock-acts", order("PRESET", Map.of("preset", "NONE")));

        assertThat(due(code, DeadlineKind.DL_04)).isEqualTo(before);
        assertThat(choices.of("psw-2020")).hasValueSatisfying(choice -> {
            assertThat(choice.preset()).isNull();
            assertThat(choice.act().decidedBy()).isEqualTo("rup");
        });
        assertThat(rup.get("/desk/clock-acts").body())
                .contains("Nessuna sospensione, atto n. G00042, rup")
                .doesNotContain("Non è ancora stato scelto");
    }

    @Test
    void the_agenda_shows_each_deadline_by_day_by_office_and_by_case_with_its_task() {
        ReferenceCode code = underExamination("Scadenzario S.r.l.");
        String task = office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility")
                .get("id")
                .asText();
        DeskUser officer = office.user("ufficio");
        LocalDate due = due(code, DeadlineKind.DL_04);

        String byDay = officer.get("/desk/deadlines?by=DAY&kind=DL_04").body();
        assertThat(byDay)
                .contains("<h2>" + ItalianText.weekday(due) + " (", "Scadenzario S.r.l.", "30 giorni →")
                .contains("/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(byDay.indexOf("Decorse senza adempimento")).isLessThan(byDay.indexOf(ItalianText.weekday(due)));
        assertThat(officer.get("/desk/deadlines?by=OFFICE&office=DIRECTOR&kind=DL_04")
                        .body())
                .contains("<h2>Direttore (", code.value());
        assertThat(officer.get("/desk/deadlines?by=CASE&kind=DL_04").body())
                .contains("<h2>" + code + " – Scadenzario S.r.l. (1)");
        assertThat(officer.get("/desk/deadlines?office=ACCOUNTING").body()).doesNotContain(code.value());
        assertThat(officer.get("/desk/deadlines?within=1&kind=DL_04").body()).doesNotContain(code.value());
        assertThat(officer.get("/desk/deadlines?within=60&kind=DL_04").body()).contains(code.value());
    }

    private void assertRefused(Map<String, String> order, int status, String text) {
        HttpResponse<String> answer = office.user("rup").post("/desk/clock-acts", order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    private static Map<String, String> order(String what, Map<String, String> fields) {
        Map<String, String> order = new HashMap<>(fields);
        order.put("what", what);
        order.put("actNumber", "G00042");
        order.put("reason", "Esigenze istruttorie");
        return order;
    }

    private ReferenceCode underExamination(String name) {
        ReferenceCode code = office.transmitted(office.enterprise(name));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        return code;
    }

    private LocalDate due(ReferenceCode code, DeadlineKind kind) {
        return register.dueDate(code, kind).orElseThrow();
    }
}

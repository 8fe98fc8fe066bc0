package it.sportello.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.ReferenceCode;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class CalendarFeedTest {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+(/calendar/[A-Za-z0-9_-]{43}\\.ics)");
    private static final Pattern REVOCATION = Pattern.compile("/desk/calendars/[0-9a-f-]{36}/revocation");

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private ClockActs acts;

    @LocalServerPort
    private int port;

    private ReferenceCode code;
    private Deadline approval;

    @BeforeEach
    void aProposalWaitsForItsFormalCheck() {
        code = office.transmitted(office.enterprise("Calendari & Agende S.r.l."));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        approval = register.require(code, DeadlineKind.DL_04);
    }

    @Test
    void the_calendar_of_an_office_shows_its_deadlines_as_whole_days() throws Exception {
        HttpResponse<String> answer = DeskClient.anonymous(port).get(create("ufficio", "OFFICERS"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        Calendar calendar = read(answer);
        calendar.validate();
        VEvent event = event(calendar, approval).orElseThrow();
        String due = approval.due().toString().replace("-", "");
        assertThat(event.toString())
                .contains("DTSTART;VALUE=DATE:" + due, "SEQUENCE:0", "TRANSP:TRANSPARENT", "LAST-MODIFIED:")
                .contains("DTEND;VALUE=DATE:"
                        + approval.due().plusDays(1).toString().replace("-", ""));
        assertThat(event.getSummary().getValue())
                .isEqualTo("Approvazione della proposta – " + code + " – Calendari & Agende S.r.l.");
        assertThat(event.getDescription().getValue()).contains("30 giorni →", "(PSW-13-10");
        assertThat(event.getUrl().getValue()).endsWith("/desk/cases/" + code);
    }

    @Test
    void a_moved_deadline_keeps_its_event_and_a_met_one_is_gone() throws Exception {
        String address = create("rup", "RUP");
        LocalDate today = office.today();
        acts.suspendCase(
                code, DeadlineKind.DL_04, today, today.plusDays(4), new ClockAct("G1", "motivi d'ufficio", "rup"));

        VEvent moved =
                event(read(DeskClient.anonymous(port).get(address)), approval).orElseThrow();
        assertThat(moved.toString())
                .contains("SEQUENCE:1")
                .contains("DTSTART;VALUE=DATE:"
                        + register.require(code, DeadlineKind.DL_04)
                                .due()
                                .toString()
                                .replace("-", ""));

        office.beneficiary(code).withdraw();
        assertThat(event(read(DeskClient.anonymous(port).get(address)), approval))
                .isEmpty();
    }

    @Test
    void a_personal_calendar_shows_the_cases_one_has_taken() throws Exception {
        String address = create("ufficio", "");
        assertThat(event(read(DeskClient.anonymous(port).get(address)), approval))
                .isEmpty();

        office.examineDocuments(code);

        assertThat(event(read(DeskClient.anonymous(port).get(address)), approval))
                .isPresent();
    }

    @Test
    void a_revoked_or_replaced_address_answers_no_more() {
        String first = create("direttore", "DIRECTOR");
        String second = create("direttore", "DIRECTOR");
        assertThat(status(first)).isEqualTo(404);
        assertThat(status(second)).isEqualTo(200);

        DeskUser director = office.user("direttore");
        Matcher revocation = REVOCATION.matcher(director.get("/desk/calendars").body());
        assertThat(revocation.find()).isTrue();
        assertThat(office.user("rup").post(revocation.group(), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(status(second)).as("only its owner revokes it").isEqualTo(200);
        director.post(revocation.group(), Map.of());

        HttpResponse<String> gone = DeskClient.anonymous(port).get(second);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(gone.body()).isEmpty();
    }

    @Test
    void nobody_gets_the_calendar_of_an_office_he_does_not_work_in() {
        DeskUser auditor = office.user("audit");

        auditor.post("/desk/calendars", Map.of("role", "OFFICERS"));

        assertThat(auditor.get("/desk/calendars").body())
                .contains("spetta a chi vi lavora", "Nessun calendario in uso");
        assertThat(status("/calendar/" + "A".repeat(43) + ".ics")).isEqualTo(404);
    }

    /** Gives the address, which the page shows once. */
    private String create(String person, String role) {
        DeskUser user = office.user(person);
        user.post("/desk/calendars", Map.of("role", role));
        Matcher address = ADDRESS.matcher(user.get("/desk/calendars").body());
        assertThat(address.find()).isTrue();
        assertThat(user.get("/desk/calendars").body()).doesNotContain("/calendar/");
        return address.group(1);
    }

    private int status(String address) {
        return DeskClient.anonymous(port).get(address).statusCode();
    }

    private static Calendar read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new CalendarBuilder().build(new StringReader(answer.body()));
    }

    private static Optional<VEvent> event(Calendar calendar, Deadline deadline) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .filter(event -> event.getUid().orElseThrow().getValue().equals(deadline.id() + "@sportello"))
                .findFirst();
    }
}

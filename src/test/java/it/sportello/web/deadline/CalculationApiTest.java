package it.sportello.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@Rule({"PSW-00-04", "PSW-00-05", "PSW-00-06", "PSW-00-07", "PSW-00-08"})
class CalculationApiTest {

    @LocalServerPort
    private int port;

    private DeskClient anybody;

    @BeforeEach
    void nobodyIsLoggedIn() {
        anybody = DeskClient.anonymous(port);
    }

    @Test
    void anybody_gets_a_term_of_the_notice_with_its_explanation() {
        JsonNode term = computed("{'deadline': 'DL-07', 'startDate': '2020-03-26'}");

        assertThat(term.get("nominalDate").asText()).isEqualTo("2020-04-25");
        assertThat(term.get("dueDate").asText()).isEqualTo("2020-04-27");
        assertThat(term.get("lastInstant").asText()).isEqualTo("2020-04-27T21:59:59.999Z");
        assertThat(term.get("expiresAt").asText()).isEqualTo("2020-04-27T22:00:00Z");
        assertThat(term.get("explanation").asText())
                .isEqualTo("pubblicazione BUR 26/03/2020; 30 giorni → sabato 25/04/2020, festivo; domenica 26/04; scade"
                        + " lunedì 27/04/2020 (PSW-16-01, PSW-00-04)");
        assertThat(term.get("rules")).extracting(JsonNode::asText).containsExactly("PSW-16-01", "PSW-00-04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'startDate': '2020-04-01', 'days': 30} | 2020-05-02",
                "{'startDate': '2020-04-01', 'days': 30, 'saturdayIsHoliday': true} | 2020-05-04",
                "{'startDate': '2020-05-29', 'days': 30, 'extraHolidays': ['06-29']} | 2020-06-30",
                "{'startAt': '2020-04-30T22:30:00Z', 'days': 1} | 2020-05-02",
                "{'deadline': 'DL-09', 'startDate': '2020-05-31'} | 2021-03-01",
                "{'deadline': 'DL-12', 'startDate': '2021-02-15', 'extension': {'to': '2021-05-16',"
                        + " 'decidedOn': '2021-04-10'}} | 2021-05-17",
                "{'deadline': 'DL-12', 'startDate': '2021-02-15', 'date': '2021-04-16', 'extension': {'to':"
                        + " '2021-05-17', 'decidedOn': '2021-04-01'}} | 2021-05-17",
                "{'startDate': '2020-11-17', 'fiscalYears': 1, 'extension': {'to': '2022-01-31', 'decidedOn':"
                        + " '2021-12-01'}} | 2022-01-31",
                "{'deadline': 'DL-21', 'startDate': '2020-05-20'} | 2020-12-31",
                "{'deadline': 'DL-21', 'startDate': '2020-05-20', 'fiscalYearStart': '07-01'} | 2020-06-30",
                "{'deadline': 'DL-03'} | 2020-03-12",
                "{'startDate': '2020-06-01', 'date': '2020-06-01'} | 2020-06-01",
                "{'startDate': '1954-12-22', 'days': 10} | 1955-01-03",
                "{'deadline': 'DL-22', 'startDate': '2020-11-17'} | 2030-12-31",
                "{'deadline': 'DL-22', 'startDate': '2020-05-20', 'fiscalYearStart': '07-01'} | 2030-06-30",
                "{'startDate': '2020-11-17', 'fiscalYears': 3} | 2023-12-31",
                "{'deadline': 'DL-10', 'startDate': '2020-06-01'} | 2020-10-31",
                "{'deadline': 'DL-27', 'instant': '2020-04-20T15:00:00Z'} | 2020-04-20",
                "{'startDate': '2020-09-01', 'days': 30, 'suspensions': [{'from': '2020-09-10', 'to': '2020-09-14'}]}"
                        + " | 2020-10-06"
            })
    void every_kind_of_length_is_counted(String request, String due) {
        assertThat(computed(request).get("dueDate").asText()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "DL-07, 2020-04-14, 2020-05-14, 2020-06-15",
        "DL-12, 2020-03-01, 2020-04-30, 2020-07-14",
        // payments and their acts are not in the preset
        "DL-09, 2020-04-06, 2021-01-07, 2021-01-07"
    })
    @Rule("PSW-00-07")
    void the_emergency_suspension_of_2020_is_ready_and_off(String deadline, String event, String off, String on) {
        String request = "{'deadline': '" + deadline + "', 'startDate': '" + event + "'";

        assertThat(computed(request + "}").get("dueDate").asText()).isEqualTo(off);
        assertThat(computed(request + ", 'suspensionPreset': 'COVID_2020'}")
                        .get("dueDate")
                        .asText())
                .isEqualTo(on);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'startDate': '2020-04-14', 'days': 30, 'suspensionPreset': 'COVID_2020'} | 2020-06-15",
                "{'startDate': '2020-04-06', 'months': 9, 'suspensionPreset': 'COVID_2020'} | 2021-02-15"
            })
    @Rule("PSW-00-07")
    void a_term_of_its_own_length_is_suspended_when_it_is_asked(String request, String due) {
        JsonNode term = computed(request);

        assertThat(term.get("dueDate").asText()).isEqualTo(due);
        assertThat(term.get("explanation").asText()).contains("giorni sospesi", "PSW-00-07");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nine months from the same day end on 2 March 2021
                "'days': 273 | 2021-03-02",
                "'days': 400 | 2021-03-02",
                "'date': '2021-07-07' | 2021-03-02",
                "'days': 400, 'startCommunicatedOn': '2020-06-10' | 2021-03-10",
                "'days': 272, 'startCommunicatedOn': '2020-06-10' | 2021-03-01",
                "'days': 400, 'suspensions': [{'from': '2020-08-01', 'to': '2020-08-10'}] | 2021-03-12"
            })
    @Rule("PSW-16-02")
    void the_beneficiarys_own_schedule_never_exceeds_the_nine_months(String length, String due) {
        JsonNode term = computed("{'deadline': 'DL-11', 'startDate': '2020-06-02', " + length + "}");

        assertThat(term.get("dueDate").asText()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the report is due on 16 April 2021
                "'decidedOn': '2021-04-16' | 200",
                "'decidedOn': '2021-04-17' | 422",
                "'decidedOn': '2021-04-17', 'requestedOn': '2021-04-16' | 200",
                "'decidedOn': '2021-04-17', 'requestedOn': '2021-04-17' | 422",
                "'decidedOn': '2021-04-10', 'requestedOn': '2021-04-11' | 422"
            })
    @Rule("PSW-19-02")
    void an_extension_is_requested_before_the_term_expires(String days, int status) {
        HttpResponse<String> answer = ask("{'deadline': 'DL-12', 'startDate': '2021-02-15', 'extension': {'to':"
                + " '2021-05-17', " + days + "}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 422) {
            assertThat(DeskClient.json(answer).at("/errors/0/field").asText()).isEqualTo("extension.requestedOn");
            assertThat(DeskClient.json(answer).at("/errors/0/rule").asText()).isEqualTo("PSW-19-02");
        }
    }

    @Test
    @Rule("PSW-11-01")
    void the_opening_of_the_call_is_told_to_be_no_term() {
        JsonNode error = DeskClient.json(ask("{'deadline': 'DL-01'}")).get("errors");

        assertThat(error).hasSize(1);
        assertThat(error.at("/0/message").asText())
                .isEqualTo(
                        "L'Avviso fissa l'apertura al 12/03/2020 ore 09:30: è un istante e non un termine da calcolare.");
    }

    @Test
    @Rule("PSW-00-08")
    void an_extension_that_is_not_later_is_told_to_change_nothing() {
        JsonNode term = computed("{'deadline': 'DL-12', 'startDate': '2021-02-15', 'extension': {'to': '2021-04-16',"
                + " 'decidedOn': '2021-04-10'}}");

        assertThat(term.get("dueDate").asText()).isEqualTo("2021-04-16");
        assertThat(term.get("explanation").asText())
                .contains("la proroga al 16/04/2021 non supera il termine")
                .doesNotContain("prorogato");
    }

    @Test
    void a_term_suspended_without_an_end_has_no_date() {
        JsonNode term = computed(
                "{'deadline': 'DL-07', 'startDate': '2020-04-14', 'suspensions': [{'from':" + " '2020-04-20'}]}");

        assertThat(term.get("dueDate").isNull()).isTrue();
        assertThat(term.get("expiresAt").isNull()).isTrue();
        assertThat(term.get("explanation").asText()).contains("sospeso dal 20/04/2020");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | days:PSW-00-04 startDate:PSW-00-04",
                "{'deadline': 'DL-30', 'startDate': '2020-04-01'} | deadline:PSW-00-04",
                "{'deadline': 'DL-02', 'startDate': '2020-04-01'} | days:PSW-11-03",
                "{'startDate': '2020-02-30', 'days': 30} | startDate:PSW-00-04",
                "{'startDate': '2020-04-01', 'days': -1} | days:PSW-00-04",
                "{'startDate': '2020-04-01', 'months': 0} | months:PSW-00-04",
                "{'startDate': '2020-04-01', 'days': 30, 'months': 1} | days:PSW-00-04",
                "{'startDate': '9999-04-01', 'days': 30} | startDate:PSW-00-04",
                "{'startDate': '2020-04-01', 'startAt': '2020-04-01T10:00:00Z', 'days': 30} | startAt:PSW-00-04",
                "{'startDate': '2020-04-01', 'days': 3, 'suspensions': [{'to': '2020-05-01'}]}"
                        + " | suspensions[0].from:PSW-00-07",
                "{'startDate': '2020-04-01', 'days': 3, 'suspensions': [{'from': '2020-05-02', 'to': '2020-05-01'}]}"
                        + " | suspensions[0].to:PSW-00-07",
                "{'startDate': '2020-04-01', 'days': 3, 'suspensionPreset': 'X'} | suspensionPreset:PSW-00-07",
                "{'deadline': 'DL-22', 'startDate': '2020-04-01', 'suspensions': [{'from': '2020-05-01'}]}"
                        + " | suspensions:PSW-00-07",
                "{'deadline': 'DL-07', 'startDate': '2020-04-01', 'extension': {'to': '2020-06-01', 'decidedOn':"
                        + " '2020-04-20'}} | extension:PSW-00-08",
                "{'deadline': 'DL-01'} | deadline:PSW-11-01",
                "{'deadline': 'DL-27'} | instant:COM-08",
                "{'date': '2020-02-30'} | date:PSW-00-04",
                "{'instant': '2020-02-30'} | instant:PSW-00-03",
                "{'startDate': '2020-06-01', 'date': '2020-05-31'} | date:PSW-00-04",
                "{'startAt': '2020-06-01T10:00:00Z', 'instant': '2020-06-01T09:59:59Z'} | instant:PSW-00-04",
                "{'startDate': '2020-04-01', 'fiscalYears': 3, 'suspensions': [{'from': '2020-05-01'}]}"
                        + " | suspensions:PSW-00-07",
                "{'startDate': '2020-04-01', 'fiscalYears': 3, 'suspensionPreset': 'COVID_2020'}"
                        + " | suspensionPreset:PSW-00-07",
                "{'date': '2020-06-01', 'suspensions': [{'from': '2020-05-01'}]} | suspensions:PSW-00-07",
                "{'startDate': '2020-04-01', 'instant': '2020-06-01T10:00:00Z', 'suspensions': [{'from':"
                        + " '2020-05-01'}]} | suspensions:PSW-00-07",
                "{'deadline': 'DL-12', 'startDate': '2020-04-01', 'instant': '2020-06-01T10:00:00Z', 'extension':"
                        + " {'to': '2020-06-10', 'decidedOn': '2020-05-20'}} | extension:PSW-00-08",
                "{'deadline': 'DL-11', 'startDate': '2020-06-02', 'instant': '2021-06-01T10:00:00Z'} | instant:PSW-16-02",
                "{'deadline': 'DL-07', 'startDate': '2020-06-02', 'startCommunicatedOn': '2020-06-10'}"
                        + " | startCommunicatedOn:PSW-16-02",
                "{'startDate': '2020-04-01', 'days': 3, 'extraHolidays': ['31-12']} | extraHolidays[0]:PSW-00-05",
                "{'notice': 'psw-1999', 'startDate': '2020-04-01', 'days': 3} | notice:PSW-14-08"
            })
    void what_is_wrong_is_told_by_field_and_rule_all_at_once(String request, String problems) {
        HttpResponse<String> answer = ask(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(StreamSupport.stream(DeskClient.json(answer).get("errors").spliterator(), false)
                        .map(error -> error.get("field").asText() + ":"
                                + error.get("rule").asText()))
                .containsExactlyInAnyOrder(problems.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'startDate': '2020-04-01', 'days': 30.5} | days",
                "{'startDate': '2020-04-01', 'days': 'trenta'} | days",
                "{'startDate': '2020-04-01', 'giorni': 30} | giorni"
            })
    void what_is_no_request_is_refused_with_its_field(String request, String field) {
        HttpResponse<String> answer = ask(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(DeskClient.json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void the_calculation_is_documented() {
        JsonNode api = DeskClient.json(anybody.get("/api/v1/openapi"));

        assertThat(api.at("/paths/~1api~1v1~1deadline-calculations/post/summary")
                        .asText())
                .isEqualTo("Calcola e spiega un termine");
        assertThat(api.at("/components/schemas/CalculationRequest/properties/days/description")
                        .asText())
                .isNotEmpty();
    }

    private JsonNode computed(String request) {
        HttpResponse<String> answer = ask(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return DeskClient.json(answer);
    }

    private HttpResponse<String> ask(String request) {
        return anybody.post("/api/v1/deadline-calculations", request.replace('\'', '"'));
    }
}

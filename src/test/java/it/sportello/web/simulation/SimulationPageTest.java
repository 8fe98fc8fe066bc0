package it.sportello.web.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The public page asks a few questions and answers with amounts and reasons, in Italian, to whoever comes. */
@IntegrationTest
class SimulationPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private TestRestTemplate http;

    @Test
    @Rule({"PSW-08-11", "PSW-17-12", "PSW-18-02"})
    void the_estimate_comes_with_its_reasons() {
        ResponseEntity<String> answer = ask(Map.of(
                "lazioEmployees", "8",
                "totalEmployees", "12",
                "a1", "2.000,00",
                "a2", "500",
                "b1", "1500.00",
                "capped", "500",
                "hours", "24",
                "actionB", "on",
                "NOTEBOOK", "3000"));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains(
                        "€ 7.500,00</strong> di contributo",
                        "€ 5.600,00",
                        "€ 4.500,00",
                        "(d) Tasso forfettario del 40% di (c), arrotondato al centesimo: € 1.600,00.",
                        "§17")
                .doesNotContain("<script", "PILOT_MISSING", "??");
        assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    @Rule("PSW-00-01")
    void what_cannot_be_read_is_said_at_its_field() {
        ResponseEntity<String> answer = ask(Map.of("lazioEmployees", "otto", "a1", "10,005", "capped", "100"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody())
                .contains("Indicare un numero intero", "al massimo due decimali", "non può superarne la somma")
                .contains("value=\"otto\"")
                .doesNotContain("Risultato");
    }

    @Test
    @Rule("PSW-00-01")
    void an_amount_with_a_dot_before_three_digits_is_in_thousands() {
        assertThat(ask(Map.of("lazioEmployees", "31", "a1", "10.000")).getBody())
                .contains("€ 14.000,00");
        assertThat(ask(Map.of("lazioEmployees", "31", "a1", "1.23,45")).getBody())
                .contains("al massimo due decimali");
    }

    @Test
    @Rule("PSW-05-04")
    void below_the_first_band_there_is_nothing_to_grant() {
        assertThat(ask(Map.of("lazioEmployees", "1", "a1", "1000")).getBody())
                .contains("non vi è un contributo concedibile", "ne occorrono almeno 2");
    }

    private ResponseEntity<String> ask(Map<String, String> answers) {
        ResponseEntity<String> page = http.getForEntity("/simulazione", String.class);
        Matcher token = TOKEN.matcher(page.getBody());
        assertThat(token.find()).as(page.getBody()).isTrue();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.setAll(answers);
        form.add("_csrf", token.group(1));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        List<String> cookies = page.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of());
        headers.add(
                HttpHeaders.COOKIE,
                cookies.stream().map(cookie -> cookie.split(";", 2)[0]).collect(Collectors.joining("; ")));
        return http.postForEntity("/simulazione", new HttpEntity<>(form, headers), String.class);
    }
}

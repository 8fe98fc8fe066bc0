package it.sportello.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.web.BodyTooLarge;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class LimitsFilterTest {

    private static final String TRANSMISSION = "/api/v1/proposals/3f0c1f0e-0000-4000-8000-000000000000/transmission";

    private static final String SIMULATION = "/api/v1/notices/psw-2020/simulations";
    private static final String VALID = "Bearer valido";

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger passed = new AtomicInteger();
    private final FilterChain chain = (request, response) -> passed.incrementAndGet();

    /** Two requests and three logins a minute, one transmission at work and none that waits, 10 bytes. */
    private final LimitsFilter filter = new LimitsFilter(
            new Limits(2, 3, DataSize.ofBytes(10), 1, 0, Duration.ofSeconds(1)), nanos::get, VALID::equals, json);

    @Test
    void who_asks_too_much_is_told_when_to_come_back_and_then_let_in() throws Exception {
        ask("POST", TRANSMISSION, "Bearer a");
        ask("POST", TRANSMISSION, "Bearer a");
        MockHttpServletResponse third = ask("POST", TRANSMISSION, "Bearer a");

        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(third.getHeader("Retry-After")).isEqualTo("31");
        assertThat(third.getContentType()).startsWith("application/problem+json");
        assertThat(problem(third)).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(passed).hasValue(2);

        assertThat(ask("POST", TRANSMISSION, "Bearer b").getStatus()).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(ask("POST", TRANSMISSION, "Bearer a").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMULATION, "/simulazione"})
    void what_is_open_to_all_is_counted_by_address_whatever_the_header_says(String open) throws Exception {
        ask("POST", open, "Bearer a caso");
        ask("POST", open, "un altro testo");

        assertThat(ask("POST", open, "Bearer ancora un altro").getStatus()).isEqualTo(429);
        assertThat(ask("POST", open, null).getStatus()).isEqualTo(429);
        assertThat(passed).hasValue(2);
    }

    @Test
    void on_open_addresses_a_valid_token_counts_for_itself() throws Exception {
        ask("POST", SIMULATION, null);
        ask("POST", SIMULATION, null);
        assertThat(ask("POST", SIMULATION, null).getStatus()).isEqualTo(429);

        assertThat(ask("POST", SIMULATION, VALID).getStatus()).isEqualTo(200);
        assertThat(ask("POST", SIMULATION, VALID).getStatus()).isEqualTo(200);
        assertThat(ask("POST", SIMULATION, VALID).getStatus()).isEqualTo(429);
    }

    @Test
    void who_comes_with_ever_new_tokens_that_nobody_has_is_counted_by_address() throws Exception {
        FilterChain security = (request, response) -> {
            passed.incrementAndGet();
            ((MockHttpServletResponse) response)
                    .setStatus(VALID.equals(((MockHttpServletRequest) request).getHeader("Authorization")) ? 200 : 401);
        };
        assertThat(ask(security, "Bearer a caso").getStatus()).isEqualTo(401);
        assertThat(ask(security, "Bearer un altro").getStatus()).isEqualTo(401);

        assertThat(ask(security, "Bearer ancora un altro").getStatus()).isEqualTo(429);
        assertThat(ask(security, null).getStatus()).isEqualTo(429);
        assertThat(passed).hasValue(2);
        assertThat(ask(security, VALID).getStatus()).isEqualTo(200);
        assertThat(ask(security, VALID).getStatus()).isEqualTo(200);
        assertThat(ask(security, VALID).getStatus()).isEqualTo(429);
    }

    private MockHttpServletResponse ask(FilterChain security, String token) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request("POST", TRANSMISSION, token), response, security);
        return response;
    }

    @Test
    void attempts_to_log_in_are_counted_by_address_and_the_pages_are_not() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("POST", "/login", null).getStatus()).isEqualTo(200);
        }

        assertThat(ask("POST", "/login", null).getStatus()).isEqualTo(429);
        assertThat(ask("GET", "/login", null).getStatus()).isEqualTo(200);
        assertThat(ask("GET", "/desk", null).getStatus()).isEqualTo(200);
        assertThat(ask("GET", "/api/v1/desk/clock", null).getStatus()).isEqualTo(200);
    }

    @Test
    void when_every_place_is_taken_the_transmission_is_refused_at_once_and_its_place_comes_free() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread first = new Thread(() -> transmitUntil(inside, release));
        first.start();
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        MockHttpServletResponse second = ask("POST", TRANSMISSION, "Bearer b");
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("2");
        assertThat(problem(second)).isEqualTo("BUSY");
        assertThat(ask("GET", "/api/v1/me/proposals", "Bearer c").getStatus()).isEqualTo(200);

        release.countDown();
        first.join();
        assertThat(ask("POST", TRANSMISSION, "Bearer b").getStatus()).isEqualTo(200);
    }

    private void transmitUntil(CountDownLatch inside, CountDownLatch release) {
        try {
            filter.doFilter(
                    request("POST", TRANSMISSION, "Bearer a"), new MockHttpServletResponse(), (request, response) -> {
                        inside.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_place_comes_free_also_after_a_fault() throws Exception {
        MockHttpServletRequest request = request("POST", TRANSMISSION, "Bearer a");
        assertThatThrownBy(() -> filter.doFilter(request, new MockHttpServletResponse(), (q, r) -> {
                    throw new IOException("the client went away");
                }))
                .isInstanceOf(IOException.class);

        assertThat(ask("POST", TRANSMISSION, "Bearer a").getStatus()).isEqualTo(200);
    }

    @Test
    void without_a_connection_to_the_database_the_service_is_busy() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request("GET", "/api/v1/me/proposals", "Bearer a"), response, (q, r) -> {
            throw new CannotGetJdbcConnectionException("none free");
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void a_long_body_is_refused_whether_its_length_is_announced_or_not() throws Exception {
        MockHttpServletRequest announced = request("PUT", "/api/v1/proposals/1", "Bearer a");
        announced.setContentType("application/json;charset=UTF-8");
        announced.setContent(new byte[11]);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(announced, response, chain);
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(passed).hasValue(0);

        MockHttpServletRequest unannounced = new MockHttpServletRequest("POST", "/login") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        unannounced.setContentType("application/x-www-form-urlencoded");
        unannounced.setContent(new byte[11]);
        assertThatThrownBy(
                        () -> filter.doFilter(unannounced, new MockHttpServletResponse(), (q, r) -> q.getInputStream()
                                .readAllBytes()))
                .isInstanceOf(BodyTooLarge.class);
    }

    private MockHttpServletResponse ask(String method, String path, String token) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(method, path, token), response, chain);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (token != null) {
            request.addHeader("Authorization", token);
        }
        return request;
    }

    private String problem(MockHttpServletResponse response) throws IOException {
        JsonNode body = json.readTree(response.getContentAsByteArray());
        return body.at("/errors/0/code")
                .asText(body.at("/properties/errors/0/code").asText());
    }
}

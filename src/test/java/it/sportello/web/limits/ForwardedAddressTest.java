package it.sportello.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.support.HttpRequestHandlerServlet;

/** By which address a client is known, with the settings of the program and no other part of it. */
class ForwardedAddressTest {

    private static final String APPLICANT = "203.0.113.7";
    private static final String FREE_PORT = "--server.port=0";

    @Test
    void what_anybody_may_write_into_a_header_is_nobodys_address() throws Exception {
        assertThat(addressOf(APPLICANT, FREE_PORT)).isEqualTo("127.0.0.1");
    }

    @Test
    void behind_a_proxy_that_is_configured_each_applicant_has_an_address() throws Exception {
        assertThat(addressOf(APPLICANT, FREE_PORT, "--server.forward-headers-strategy=native"))
                .isEqualTo(APPLICANT);
    }

    /** The address by which the program knows who sends this header from this machine. */
    private static String addressOf(String forwardedFor, String... settings) throws Exception {
        try (ServletWebServerApplicationContext server =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(Echo.class).run(settings)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + server.getWebServer().getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }
    }

    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class
    })
    static class Echo {

        @Bean
        HttpRequestHandler echo() {
            return (request, response) -> response.getWriter().print(request.getRemoteAddr());
        }

        @Bean
        ServletRegistrationBean<HttpRequestHandlerServlet> servlet() {
            ServletRegistrationBean<HttpRequestHandlerServlet> servlet =
                    new ServletRegistrationBean<>(new HttpRequestHandlerServlet(), "/");
            servlet.setName("echo");
            return servlet;
        }
    }
}

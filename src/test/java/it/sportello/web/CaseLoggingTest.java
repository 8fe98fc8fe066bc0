package it.sportello.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.LogFields;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class CaseLoggingTest {

    private final CaseLogging logging = new CaseLogging();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void the_case_is_named_while_a_request_on_it_is_served_and_no_longer() {
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("code", "PSW20-000123"));
        logging.preHandle(request, response, this);
        assertThat(MDC.get(LogFields.CASE)).isEqualTo("PSW20-000123");
        logging.afterCompletion(request, response, this, null);
        assertThat(MDC.get(LogFields.CASE)).isNull();
    }

    @Test
    void a_request_on_no_case_names_none() {
        logging.preHandle(request, response, this);
        assertThat(MDC.get(LogFields.CASE)).isNull();
    }
}

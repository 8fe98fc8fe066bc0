package it.sportello.process.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.test.DeskClient;
import it.sportello.test.IntegrationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Cockpit asks for without saying how much. */
@IntegrationTest
class DefinitionListsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/process-definition?key=grant-procedure&sortBy=version&sortOrder=desc&withoutTenantId=true, 200",
        "/decision-definition?sortBy=version&sortOrder=desc, 200",
        "/process-definition, 200",
        "/process-definition?maxResults=2001, 400",
        "/process-instance, 400"
    })
    void the_versions_of_a_definition_are_listed_and_nothing_else_without_a_limit(String query, int status) {
        HttpResponse<String> answer = DeskClient.of("gestione", port).get(DeskClient.ENGINE + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}

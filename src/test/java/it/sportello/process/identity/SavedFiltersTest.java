package it.sportello.process.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.shared.ReferenceCode;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What each person finds at the left of the Tasklist. */
@IntegrationTest
class SavedFiltersTest {

    private static final List<Map<String, String>> URGENCY = order("asc");

    @Autowired
    private Office office;

    @ParameterizedTest
    @ValueSource(strings = {"ufficio", "rup", "commissione", "direttore", "ragioneria", "controlli"})
    void everyoneWhoWorksHasTheThreeFiltersOfHisRoleAndNoOthers(String user) {
        assertThat(filters(user))
                .extracting(filter -> filter.get("name").asText())
                .containsExactlyInAnyOrder("Da assegnare", "Miei", "In scadenza entro 7 giorni");
    }

    @Test
    void aTaskIsToBeTakenThenMineAndUrgentInItsLastWeek() {
        ReferenceCode code = office.transmitted(office.enterprise("Filtri Riuniti S.r.l."));
        JsonNode task = office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        String id = task.get("id").asText();
        assertThat(ids("ufficio", "Da assegnare")).contains(id);
        assertThat(ids("ufficio", "Miei")).doesNotContain(id);
        assertThat(ids("ufficio", "In scadenza entro 7 giorni")).doesNotContain(id);

        office.user("ufficio").claim(id);
        office.moveTo(OffsetDateTime.parse(
                        task.get("due").asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .minusDays(6)
                .toInstant());

        assertThat(ids("ufficio", "Da assegnare")).doesNotContain(id);
        assertThat(ids("ufficio", "Miei")).contains(id);
        assertThat(ids("ufficio", "In scadenza entro 7 giorni")).contains(id);
        assertThat(ids("rup", "Miei")).doesNotContain(id);
        assertThat(ids("rup", "In scadenza entro 7 giorni")).doesNotContain(id);
    }

    @Test
    void noStoredOrderBeatsTheOneThatThePersonChooses() {
        String first = waiting("Ordine Primo S.r.l.");
        String second = waiting("Ordine Secondo S.r.l.");

        assertThat(ids("ufficio", "Da assegnare")).containsSubsequence(first, second);
        assertThat(ids("ufficio", "Da assegnare", order("desc"))).containsSubsequence(second, first);
    }

    /** The task of a new proposal. */
    private String waiting(String enterprise) {
        ReferenceCode code = office.transmitted(office.enterprise(enterprise));
        return office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility")
                .get("id")
                .asText();
    }

    private List<JsonNode> filters(String user) {
        DeskUser person = office.user(user);
        return list(person.read(person.get(DeskClient.ENGINE + "/filter?firstResult=0&maxResults=100")));
    }

    private List<String> ids(String user, String filter) {
        return ids(user, filter, URGENCY);
    }

    /** As the Tasklist asks: the filter, extended by the order in its address. */
    private List<String> ids(String user, String filter, List<Map<String, String>> order) {
        String id = filters(user).stream()
                .filter(found -> found.get("name").asText().equals(filter))
                .map(found -> found.get("id").asText())
                .findFirst()
                .orElseThrow();
        DeskUser person = office.user(user);
        JsonNode tasks = person.read(person.engine(
                DeskClient.ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=1000", Map.of("sorting", order)));
        return list(tasks).stream().map(task -> task.get("id").asText()).toList();
    }

    private static List<Map<String, String>> order(String direction) {
        return List.of(
                Map.of("sortBy", "dueDate", "sortOrder", direction),
                Map.of("sortBy", "created", "sortOrder", direction));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

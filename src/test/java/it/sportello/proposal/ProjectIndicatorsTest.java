package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.notice.Notice;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import it.sportello.web.intake.demo.SampleForm;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Rule({"PSW-22-05", "PSW-04-04", "PSW-13-08"})
class ProjectIndicatorsTest {

    private static final LocalDate DAY = LocalDate.of(2020, 4, 1);

    private final Notice notice = NoticeFixture.psw();
    private final ProjectIndicators indicators = new ProjectIndicators(notice.monitoring());

    @Test
    void participantsAreCountedOnceByGenderAgeEmploymentAndFrailty() throws IOException {
        Map<String, Long> counts = indicators.of(List.of(project(
                """
                [{"taxCode": "%s", "contractType": "PERMANENT", "unit": "U1", "gender": "FEMALE", "frailty": "DISABILITY"},
                 {"taxCode": "%s", "contractType": "APPRENTICE", "unit": "U1", "gender": "MALE"},
                 {"taxCode": "%s", "contractType": "FIXED_TERM", "unit": "U1", "gender": "MALE"}]"""
                        .formatted(
                                TaxCodes.complete("RSSMRA95D42H501"),
                                TaxCodes.complete("BNCLCU95D01H501"),
                                TaxCodes.complete("VRDCRL60A01H501")))));

        assertThat(counts)
                .containsEntry("Imprese finanziate", 1L)
                .containsEntry("Partecipanti", 2L)
                .containsEntry("Partecipanti: donne", 1L)
                .containsEntry("Partecipanti: uomini", 1L)
                .containsEntry("Partecipanti: meno di 25 anni", 1L)
                .containsEntry("Partecipanti: da 25 a 54 anni", 1L)
                .containsEntry("Partecipanti: da 55 anni", 0L)
                .containsEntry("Partecipanti: apprendistato", 1L)
                .containsEntry("Partecipanti: disabilità", 1L);
    }

    @Test
    void theTaxCodeTellsTheDateOfBirth() {
        assertThat(TaxCodes.birthDate(TaxCodes.complete("RSSMRA95D42H501"), DAY))
                .contains(LocalDate.of(1995, 4, 2));
        assertThat(TaxCodes.birthDate(TaxCodes.complete("RSSMRA04B29H501"), DAY))
                .contains(LocalDate.of(2004, 2, 29));
        assertThat(TaxCodes.birthDate(TaxCodes.complete("RSSMRA9RDQNH501"), DAY))
                .contains(LocalDate.of(1995, 4, 2));
        assertThat(TaxCodes.birthDate(TaxCodes.complete("RSSMRA20D02H501"), DAY))
                .contains(LocalDate.of(1920, 4, 2));
        assertThat(TaxCodes.birthDate(TaxCodes.complete("RSSMRA95D72H501"), DAY))
                .isEmpty();
    }

    /** One day before twenty-five, the very day, and one who takes part in nothing. */
    private ProjectIndicators.Project project(String employees) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode form = (ObjectNode) json.readTree(
                FormJson.write(SampleForm.of(79, "Officine Aurelie S.r.l.").build(notice)));
        form.set("employees", json.readTree(employees));
        form.set("trainingActions", json.createArrayNode());
        form.withArray("trainingActions")
                .addObject()
                .put("title", "Modulo")
                .put("hours", "16")
                .put("provider", "SELF")
                .set(
                        "participants",
                        json.readTree("""
                        [{"taxCode": "%s", "role": "EMPLOYEE"}]"""
                                .formatted(TaxCodes.complete("RSSMRA95D42H501"))));
        ((ObjectNode) form.get("pilot"))
                .set(
                        "people",
                        json.createArrayNode()
                                .add(TaxCodes.complete("RSSMRA95D42H501"))
                                .add(TaxCodes.complete("BNCLCU95D01H501")));
        return new ProjectIndicators.Project(FormJson.read(form.toString()), DAY);
    }
}

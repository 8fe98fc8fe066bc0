package it.sportello.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.test.IntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A refusal calls the fields as the form does. */
@IntegrationTest
class FieldNamesTest {

    private final FieldNames names = new FieldNames();

    @Autowired
    private List<Decision> decisions;

    @Test
    void every_field_of_every_decision_has_the_name_that_its_form_shows() {
        assertThat(decisions).allSatisfy(decision -> assertThat(decision.fields())
                .allSatisfy(field -> assertThat(names.of(decision.task(), field))
                        .as(decision.task() + " " + field)
                        .get()
                        .asString()
                        .isNotBlank()
                        .isNotEqualTo(field)));
    }

    @Test
    void a_field_is_called_as_on_the_screen_also_inside_a_group() {
        assertThat(names.of("UserTask_SignCallAct", "grounds")).contains("Motivazione");
        assertThat(names.of("UserTask_ConfirmCommitment", "cor")).contains("Codice concessione RNA (COR)");
        assertThat(names.of("UserTask_CheckFormalAdmissibility", "grounds")).contains("Motivazione");
    }

    @Test
    void what_no_form_asks_for_has_no_name() {
        assertThat(names.of("UserTask_SignCallAct", "kinds")).isEmpty();
    }
}

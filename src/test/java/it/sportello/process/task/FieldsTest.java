package it.sportello.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.sportello.process.task.Fields.Preceding;
import it.sportello.shared.Refusal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 5, 4);
    private static final Preceding ACT = new Preceding(LocalDate.of(2020, 4, 20), "la data dell'atto");

    @ParameterizedTest
    @CsvSource({"2020-04-20", "2020-05-03", "2020-05-04"})
    void what_has_happened_lies_between_what_it_follows_and_today(String day) {
        Fields fields = fields(day);

        assertThat(fields.requiredPastDate("burDate", ACT)).isEqualTo(LocalDate.parse(day));
        assertThatCode(fields::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-05-05 | La data non può essere futura.",
                "2020-04-19 | La data non può precedere la data dell'atto (20/04/2020).",
                "2020-13-01 | La data non è valida (formato: anno-mese-giorno)."
            })
    void any_other_day_is_refused_once_with_its_reason(String day, String reason) {
        Fields fields = fields(day);
        fields.requiredPastDate("burDate", ACT);

        Refusal refusal = catchThrowableOfType(Refusal.class, fields::check);
        assertThat(refusal.reasons()).singleElement().satisfies(only -> {
            assertThat(only.subject()).isEqualTo("burDate");
            assertThat(only.text()).isEqualTo(reason);
        });
    }

    @Test
    void a_day_that_is_not_asked_for_may_be_missing() {
        Fields fields = new Fields(Map.of(), "PSW-00-11", TODAY);

        assertThat(fields.pastDate("portalDate1", ACT)).isEmpty();
        assertThatCode(fields::check).doesNotThrowAnyException();
        fields.requiredPastDate("burDate", ACT);
        assertThat(catchThrowableOfType(Refusal.class, fields::check).reasons())
                .singleElement()
                .satisfies(only -> assertThat(only.text()).isEqualTo("Il campo è obbligatorio."));
    }

    private static Fields fields(String day) {
        return new Fields(Map.of("burDate", day), "PSW-00-11", TODAY);
    }
}

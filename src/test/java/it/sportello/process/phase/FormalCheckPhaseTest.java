package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

@Rule("PSW-13-02")
class FormalCheckPhaseTest {

    @Test
    void anExclusionThatRestsOnAnnexEAloneNamesItsReasonWhereTheReasonsAreKnown() {
        List<String> reasons = List.of("E.4 – domanda condizionata", "E.7 – firma non valida");

        assertThatCode(() -> FormalCheckPhase.requireReason(reasons, "Ricorre E.7 – firma non valida."))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> FormalCheckPhase.requireReason(reasons, "Firma illeggibile."))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("E.4 – domanda condizionata");
    }

    @Test
    void asLongAsAnnexEIsNotSuppliedTheWordsOfTheOfficerAreEnough() {
        assertThatCode(() -> FormalCheckPhase.requireReason(List.of(), "Firma illeggibile."))
                .doesNotThrowAnyException();
    }
}

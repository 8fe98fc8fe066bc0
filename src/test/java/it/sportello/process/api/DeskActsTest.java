package it.sportello.process.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

@Rule("PSW-16-10")
class DeskActsTest {

    @Test
    void aBreachOfTheDeedNamesTheClauseOfAnnexBWhereTheClausesAreKnown() {
        List<String> clauses = List.of("art. 3 – tenuta dei registri", "art. 5 – polizza assicurativa");

        assertThatCode(() -> DeskActs.requireClause(clauses, "art. 5 – polizza assicurativa: mai stipulata"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> DeskActs.requireClause(clauses, "mai stipulata"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("polizza assicurativa");
    }

    @Test
    void asLongAsAnnexBIsNotSuppliedAnyGroundIsEnough() {
        assertThatCode(() -> DeskActs.requireClause(List.of(), "Obbligo dell'atto unilaterale"))
                .doesNotThrowAnyException();
    }
}

package it.sportello.act;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActItemTest {

    /** A new column is a new datum in a published list: whoever adds it decides here that it is not a sensitive one. */
    @Test
    @Rule("PSW-14-07")
    void thePublishedListsHoldNoPersonalDatumBesideTheBeneficiary() {
        assertThat(Arrays.stream(ActItem.class.getDeclaredFields())
                        .map(field -> field.getAnnotation(Column.class))
                        .filter(column -> column != null)
                        .map(Column::name))
                .containsExactlyInAnyOrder(
                        "case_code", "beneficiary", "outcome", "score", "grant_a", "grant_b", "grounds", "cor");
    }
}

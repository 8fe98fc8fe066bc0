package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Rule({"PSW-12-06", "PSW-12-12", "PSW-14-08", "PSW-20-01"})
class CaseTransitionsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/STATES.csv", numLinesToSkip = 1)
    void a_state_leaves_to_the_states_of_the_table_and_to_no_other(CaseState from, @Nullable String to) {
        Set<CaseState> expected = to == null
                ? Set.of()
                : Arrays.stream(to.split(" ")).map(CaseState::valueOf).collect(Collectors.toSet());
        for (CaseState next : CaseState.values()) {
            assertThat(CaseTransitions.allowed(from, next))
                    .as("%s → %s", from, next)
                    .isEqualTo(expected.contains(next));
        }
    }

    @Test
    void a_formal_notice_can_be_opened_from_the_publication_to_the_retention() {
        assertThat(CaseFlag.FORMAL_NOTICE.states()).isEqualTo(EnumSet.range(CaseState.PUBLISHED, CaseState.RETENTION));
    }

    @Test
    void a_review_can_be_opened_from_the_approval_to_the_balance() {
        assertThat(CaseFlag.UNDER_REVIEW.states()).isEqualTo(EnumSet.range(CaseState.APPROVED, CaseState.BALANCE_DUE));
    }

    @Test
    void only_ended_cases_have_no_next_state() {
        assertThat(Arrays.stream(CaseState.values()).filter(CaseState::isFinal))
                .containsExactlyInAnyOrder(
                        CaseState.DISCARDED, CaseState.CLOSED, CaseState.ARCHIVED, CaseState.CLOSED_CALL_ANNULLED);
    }

    @Test
    void only_what_follows_an_early_end_can_be_reached_from_it() {
        assertThat(CaseTransitions.reachableFrom(EnumSet.of(CaseState.WITHDRAWN, CaseState.PARTIALLY_REVOKED)))
                .contains(CaseState.WITHDRAWN, CaseState.RECOVERY, CaseState.BALANCE_DUE, CaseState.ARCHIVED)
                .doesNotContain(CaseState.AWAITING_START, CaseState.IN_PROGRESS, CaseState.RECOGNISED);
    }
}

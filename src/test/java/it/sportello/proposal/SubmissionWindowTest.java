package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Rule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03"})
class SubmissionWindowTest {

    private static final Instant OPENING = Instant.parse("2020-03-12T08:30:00Z");
    private static final Instant CLOSURE = Instant.parse("2020-06-30T10:00:00Z");

    @Test
    void the_opening_instant_is_accepted_and_the_millisecond_before_is_not() {
        SubmissionWindow window = new SubmissionWindow(OPENING, null);

        assertThatCode(() -> window.require(OPENING)).doesNotThrowAnyException();
        assertThatThrownBy(() -> window.require(OPENING.minusMillis(1)))
                .hasMessageContaining("EXC_SUBMISSION_BEFORE_OPENING")
                .hasMessageContaining("12/03/2020 09:30:00");
    }

    @Test
    @Rule("PSW-10-01")
    void without_a_communicated_closure_the_access_is_continuous() {
        assertThatCode(() -> new SubmissionWindow(OPENING, null).require(Instant.parse("2035-01-01T00:00:00Z")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_closing_instant_is_accepted_and_the_millisecond_after_is_not() {
        SubmissionWindow window = new SubmissionWindow(OPENING, CLOSURE);

        assertThatCode(() -> window.require(CLOSURE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> window.require(CLOSURE.plusMillis(1)))
                .hasMessageContaining("EXC_SUBMISSION_AFTER_CLOSURE")
                .hasMessageContaining("30/06/2020 12:00:00");
    }
}

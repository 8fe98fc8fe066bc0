package it.sportello.process.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.deadline.Retention;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptUntilTest {

    private static final LocalDate TEN_YEARS = LocalDate.of(2030, 12, 31);
    private static final LocalDate LONGEST = LocalDate.of(2031, 2, 9);

    @Test
    @Rule("PSW-23-04")
    void theCaseIsNotArchivedBeforeTheLongestOfThePeriodsIsOver() {
        KeptUntil kept = kept(false, null);

        assertThatThrownBy(() -> kept.requireOver(LONGEST))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("09/02/2031");
        assertThatCode(() -> kept.requireOver(LONGEST.plusDays(1))).doesNotThrowAnyException();
    }

    @Test
    @Rule("PSW-23-02")
    void aPeriodThatStandsStillKeepsTheCaseWhateverTheDay() {
        assertThatThrownBy(() -> kept(true, null).requireOver(LONGEST.plusYears(1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sospesa");
    }

    @Test
    @Rule("PSW-25-05")
    void personalDataAreKeptUntilTheProgrammeIsClosedAndNeverLessThanTheDocuments() {
        assertThat(kept(false, null).personalData()).isEmpty();
        assertThat(kept(false, TEN_YEARS).personalData()).contains(LONGEST);
        assertThat(kept(false, LONGEST.plusDays(1)).personalData()).contains(LONGEST.plusDays(1));
    }

    private static KeptUntil kept(boolean suspended, @Nullable LocalDate programmeClosure) {
        return new KeptUntil(new Retention(TEN_YEARS, LONGEST, null), suspended, programmeClosure);
    }
}

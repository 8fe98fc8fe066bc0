package it.sportello.process.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");
    private static final LocalDate TEN_YEARS = LocalDate.of(2030, 12, 31);

    private final Deadlines register = mock(Deadlines.class);
    private final Archive archive = new Archive(register);

    @BeforeEach
    void tenFiscalYearsRun() {
        when(register.dueDate(CODE, DeadlineKind.DL_22)).thenReturn(Optional.of(TEN_YEARS));
        when(register.dueDate(CODE, DeadlineKind.DL_23)).thenReturn(Optional.empty());
        when(register.dueDate(CODE, DeadlineKind.DL_24)).thenReturn(Optional.empty());
        when(register.find(CODE, DeadlineKind.DL_23)).thenReturn(Optional.empty());
    }

    @Test
    @Rule("PSW-23-04")
    void theCaseIsNotArchivedBeforeTheLongestOfThePeriodsIsOver() {
        assertThatThrownBy(() -> archive.requireEnded(CODE, TEN_YEARS)).isInstanceOf(Refusal.class);
        assertThatCode(() -> archive.requireEnded(CODE, TEN_YEARS.plusDays(1))).doesNotThrowAnyException();

        when(register.dueDate(CODE, DeadlineKind.DL_23)).thenReturn(Optional.of(LocalDate.of(2031, 2, 9)));
        assertThatThrownBy(() -> archive.requireEnded(CODE, LocalDate.of(2031, 2, 9)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("09/02/2031");
    }

    @Test
    @Rule("PSW-25-05")
    void personalDataAreKeptUntilTheProgrammeIsClosedAndNeverLessThanTheDocuments() {
        assertThat(archive.keptUntil(CODE).personalData()).isEmpty();

        when(register.dueDate(CODE, DeadlineKind.DL_24)).thenReturn(Optional.of(LocalDate.of(2026, 6, 30)));
        assertThat(archive.keptUntil(CODE).personalData()).contains(TEN_YEARS);

        when(register.dueDate(CODE, DeadlineKind.DL_24)).thenReturn(Optional.of(LocalDate.of(2031, 6, 30)));
        assertThat(archive.keptUntil(CODE).personalData()).contains(LocalDate.of(2031, 6, 30));
    }
}

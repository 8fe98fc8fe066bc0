package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cells_are_divided_by_semicolons_and_amounts_have_a_comma() {
        assertThat(new Csv().row("Città", Euro.of("4900.5"), 7, new BigDecimal("84.25"), null))
                .hasToString("\uFEFF\"Città\";4900,50;7;84,25;\r\n");
    }

    @Test
    void a_quotation_mark_a_semicolon_and_a_new_line_stay_in_their_cell() {
        assertThat(new Csv().row("detta \"X\"; poi\nY")).hasToString("\uFEFF\"detta \"\"X\"\"; poi\nY\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+39", "-2", "@SUM(A1)", "\t=1", "\r=1"})
    void no_text_is_taken_for_a_formula(String text) {
        assertThat(new Csv().row(text)).hasToString("\uFEFF\"'" + text + "\"\r\n");
    }
}

package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field of a form may say, at its bounds. */
@Rule({"PSW-00-01", "PSW-19-07"})
class FormReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 4, 20);
    private static final String RULE = "PSW-19-07";

    private enum Colour {
        RED,
        GREEN
    }

    private final List<Reason> errors = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "99999999.99, 99999999.99", "5, 5.00", "000000000005.00, 5.00"})
    void anAmountIsTextWithTwoDecimals(String text, Euro amount) {
        assertThat(text(text).euro("x", RULE, Euro.of("0.01"))).isEqualTo(amount);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "0.001", "100000000.00", "1,00", "", "00000000000005.00"})
    void anAmountOutOfRangeIsRefused(String text) {
        assertThat(text(text).euro("x", RULE, Euro.of("0.01"))).isEqualTo(Euro.ZERO);
        assertSaid("Atteso un importo come «1234.50», con al più due decimali e non inferiore a 0.01.");
    }

    @Test
    void aFieldOfTwentyCharactersIsStillRead() {
        assertThat(text("  000000000005.00   ").euro("x", RULE, Euro.ZERO)).isEqualTo(Euro.of("5.00"));
        assertThat(errors).isEmpty();
        assertThat(text("   000000000005.00   ").optionalEuro("x", RULE, Euro.ZERO))
                .isNull();
        assertSaid("Atteso un importo come «1234.50», con al più due decimali e non inferiore a 0.00.");
    }

    @Test
    void anAmountThatIsANumberIsRefused() {
        assertThat(value("1.50").optionalEuro("x", RULE, Euro.ZERO)).isNull();
        assertSaid("Atteso un importo come «1234.50», con al più due decimali e non inferiore a 0.00.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "16.5", "0.123456", "99999999.99"})
    void hoursAndRatesHaveUpToSixDecimals(String number) {
        assertThat(text(number).decimal("x", RULE, "0.01")).isEqualTo(new BigDecimal(number));
        assertThat(value(number).decimal("x", RULE, "0.01")).isEqualTo(new BigDecimal(number));
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2", "1e2", "1E-9999999", "1E+19", "+16", "١٦"})
    void aNumberIsWrittenOutInDigits(String number) {
        assertThat(text(number).optionalDecimal("x", RULE, "0.01")).isNull();
        assertSaid("Atteso un numero come «16.5», non inferiore a 0.01.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.009", "0.1234567", "100000000", "sedici", "000000000000000000016"})
    void aNumberOutOfRangeIsRefused(String number) {
        assertThat(text(number).optionalDecimal("x", RULE, "0.01")).isNull();
        assertSaid("Atteso un numero come «16.5», non inferiore a 0.01.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100000, 100000"})
    void aCountIsAWholeNumber(String value, int count) {
        assertThat(value(value).whole("x", RULE, 1)).isEqualTo(count);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100001", "1.5", "'2'", "99999999999"})
    void aCountOutOfRangeIsRefused(String value) {
        assertThat(value(value).whole("x", RULE, 1)).isEqualTo(1);
        assertSaid("Atteso un numero intero non inferiore a 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01", "2021-04-20"})
    void aDateIsOfThisAgeAndNotToCome(String date) {
        assertThat(text(date).date("x", RULE)).isEqualTo(date);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31, Attesa una data come «2020-09-15».",
        "2021-02-30, Attesa una data come «2020-09-15».",
        "2021-04-21, La data non può essere futura."
    })
    void aDateOutOfRangeIsRefused(String date, String said) {
        assertThat(text(date).date("x", RULE)).isEqualTo(LocalDate.EPOCH);
        assertSaid(said);
    }

    @Test
    void aDayThatMayBeTooLateIsReadAsItIs() {
        assertThat(text("2021-04-21").day("x", RULE)).isEqualTo("2021-04-21");
        assertThat(errors).isEmpty();
        assertThat(text("+12021-04-21").optionalDay("x", RULE)).isNull();
        assertSaid("Attesa una data come «2020-09-15».");
    }

    @Test
    void anHourIsReadOrRefused() {
        assertThat(text("09:30").time("x", RULE)).isEqualTo(LocalTime.of(9, 30));
        assertThat(errors).isEmpty();
        assertThat(text("9.30").time("x", RULE)).isEqualTo(LocalTime.MIN);
        assertSaid("Attesa un'ora come «09:30».");
    }

    @Test
    void aFlagIsTrueOrFalse() {
        assertThat(value("true").flag("x", RULE)).isTrue();
        assertThat(value("false").optionalFlag("x", RULE)).isFalse();
        assertThat(value("null").optionalFlag("x", RULE)).isNull();
        assertThat(errors).isEmpty();
        assertThat(value("'true'").flag("x", RULE)).isFalse();
        assertSaid("Atteso «true» o «false».");
    }

    @Test
    void aChoiceIsOneOfItsNames() {
        assertThat(text("GREEN").choice("x", Colour.class, RULE)).isEqualTo(Colour.GREEN);
        assertThat(value("null").optionalChoice("x", Colour.class, RULE)).isNull();
        assertThat(errors).isEmpty();
        assertThat(text("green").choice("x", Colour.class, RULE)).isEqualTo(Colour.RED);
        assertSaid("Valori ammessi: RED, GREEN.");
    }

    @Test
    void aTextHasBetweenOneAndFiveHundredCharacters() {
        assertThat(text(" a ").text("x", RULE)).isEqualTo("a");
        assertThat(text("a".repeat(500)).text("x", RULE)).hasSize(500);
        assertThat(value("12").text("x", RULE)).isEqualTo("12");
        assertThat(value("null").optionalText("x", RULE)).isNull();
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"' '", "'a\\u0000'", "'\\u0000a'", "{}", "true"})
    void anyOtherTextIsRefused(String value) {
        assertThat(value(value).text("x", RULE)).isEmpty();
        assertSaid("Il valore non è un testo leggibile da 1 a 500 caratteri.");
    }

    @Test
    void aTextTooLongIsRefused() {
        assertThat(text("a".repeat(501)).optionalText("x", RULE)).isNull();
        assertSaid("Il valore non è un testo leggibile da 1 a 500 caratteri.");
    }

    @Test
    void whatIsMissingIsSaidOnceOnItsField() {
        FormReader form = new FormReader(ReportJson.tree("{}"), "lines[0]", errors, TODAY);

        form.text("a", RULE);
        form.euro("b", RULE, Euro.ZERO);
        form.decimal("c", RULE, "0");
        form.whole("d", RULE, 1);
        form.date("e", RULE);
        form.time("f", RULE);
        form.flag("g", RULE);
        form.choice("h", Colour.class, RULE);
        form.object("i", RULE, child -> child.text("j", RULE));

        assertThat(errors)
                .extracting(Reason::subject)
                .containsExactly(
                        "lines[0].a",
                        "lines[0].b",
                        "lines[0].c",
                        "lines[0].d",
                        "lines[0].e",
                        "lines[0].f",
                        "lines[0].g",
                        "lines[0].h",
                        "lines[0].i");
        assertThat(errors).extracting(Reason::text).containsOnly("Il campo è obbligatorio.");
    }

    @Test
    void aListHasAtMostAThousandItems() {
        assertThat(value(list(1000)).list("x", RULE, child -> "item")).hasSize(1000);
        assertThat(value("null").list("x", RULE, child -> "item")).isEmpty();
        assertThat(errors).isEmpty();
        assertThat(value(list(1001)).list("x", RULE, child -> "item")).isEmpty();
        assertThat(value("{}").list("x", RULE, child -> "item")).isEmpty();
        assertThat(errors)
                .extracting(Reason::text)
                .containsExactly("Atteso un elenco di al più 1000 voci.", "Atteso un elenco di al più 1000 voci.");
    }

    @Test
    void anItemOfAListIsNamedByItsPlace() {
        value("[{}, {'y': 'b', 'z': 1}, 3]").list("x", RULE, child -> child.text("y", RULE));

        assertThat(errors).extracting(Reason::subject).containsExactly("x[0].y", "x[1].z", "x[2]", "x[2].y");
    }

    @Test
    void anObjectMayBeMissing() {
        String none = value("null").optionalObject("x", child -> child.text("y", RULE));
        String given = value("{'y': 'b'}").optionalObject("x", child -> child.text("y", RULE));
        String required = value("{'y': 'b'}").object("x", RULE, child -> child.text("y", RULE));

        assertThat(none).isNull();
        assertThat(given).isEqualTo("b");
        assertThat(required).isEqualTo("b");
        assertThat(errors).isEmpty();
    }

    @Test
    void aFieldThatTheFormDoesNotKnowIsNamedInPrintableCharacters() {
        String name = "a<b>" + "c".repeat(60);
        FormReader form = new FormReader(json("{'" + name + "': 1, 'known': 'x'}"), "", errors, TODAY);
        form.text("known", RULE);

        form.refuseUnknown();

        assertThat(errors).extracting(Reason::subject).containsExactly("a?b?" + "c".repeat(56));
        assertSaid("Il campo non è previsto dal modulo.");
    }

    private FormReader text(String text) {
        return value("'" + text + "'");
    }

    private FormReader value(String json) {
        return new FormReader(json("{'x': " + json + "}"), "", errors, TODAY);
    }

    private void assertSaid(String text) {
        assertThat(errors).extracting(Reason::text).containsExactly(text);
    }

    private static String list(int size) {
        return "[" + String.join(",", Collections.nCopies(size, "{}")) + "]";
    }

    private static JsonNode json(String text) {
        return ReportJson.tree(text.replace('\'', '"'));
    }
}

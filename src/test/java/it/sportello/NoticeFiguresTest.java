package it.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No figure of a notice stands in Java: no number of the features and of the process but the few that are no figure. */
@Rule("PSW-00-10")
class NoticeFiguresTest {

    private static final Path MAIN = Path.of("src/main/java/it/sportello");

    /** The rates and amounts of the notice, however they are written. */
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.])\\d[\\d_]*\\.\\d+");

    /** Thresholds, terms, maxima and bands; 0, 1 and 2 count places. */
    private static final Set<String> FIGURES = Set.of(
            "3", "5", "7", "9", "10", "11", "15", "16", "20", "21", "24", "30", "31", "32", "40", "48", "60", "64",
            "70", "80", "2500", "3500", "5000", "7000", "7500", "10000", "15000", "100000", "200000", "700000",
            "1300000");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])\\d[\\d_]*(?![\\w.])");

    /** Where a number is the algorithm of a code, a size of text or of a page, a technical wait. */
    private static final Set<String> NO_FIGURES = Set.of(
            "TaxCodes.java",
            "Iban.java",
            "FormReader.java",
            "FieldErrors.java",
            "Named.java",
            "Proposal.java",
            "LedgerRunner.java",
            "DeadlineFunctions.java",
            "SimulationSheet.java");

    private static final List<String> PLACES = List.of(
            "plan",
            "proposal",
            "admissibility",
            "evaluation",
            "funding",
            "grant",
            "control",
            "reporting",
            "payment",
            "revocation",
            "deadline",
            "act",
            "notice",
            "shared",
            "process/phase",
            "process/timer",
            "web/simulation");

    @Test
    void noRateAmountTermOrThresholdIsWrittenInCode() {
        assertThat(PLACES.stream().flatMap(NoticeFiguresTest::sources).flatMap(NoticeFiguresTest::figures))
                .isEmpty();
    }

    @Test
    void theScanSeesAFigure() {
        assertThat(figuresOf("Term.days(30)")).containsExactly("30");
        assertThat(figuresOf("rate = new Percentage(0.60)")).containsExactly("0.60");
        assertThat(figuresOf("Euro.of(\"7500.00\")")).containsExactly("7500.00");
        assertThat(figuresOf("@Rule(\"PSW-16-01\") list.get(0)")).isEmpty();
    }

    private static Stream<Path> sources(String place) {
        try (Stream<Path> files = Files.walk(MAIN.resolve(place))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !NO_FIGURES.contains(file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> figures(Path file) {
        try {
            String code = Files.readString(file)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")
                    .replaceAll("//[^\\n]*", "")
                    .replaceAll("@Schema\\([^)]*\\)", "");
            return figuresOf(code).stream().map(figure -> MAIN.relativize(file) + ": " + figure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers of the code, and texts that are nothing but a number. */
    private static List<String> figuresOf(String code) {
        String numbers = code.replaceAll("\"(\\d+(\\.\\d+)?)\"", " $1 ").replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
        return Stream.concat(
                        DECIMAL.matcher(numbers).results().map(found -> found.group()),
                        NUMBER.matcher(numbers)
                                .results()
                                .map(found -> found.group().replace("_", ""))
                                .filter(FIGURES::contains))
                .filter(figure -> !figure.equals("0.01"))
                .toList();
    }
}

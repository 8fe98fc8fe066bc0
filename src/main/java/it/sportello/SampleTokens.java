package it.sportello;

import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The API tokens of the sample applicants. The database keeps only digests, so the demo keeps the tokens in a file beside
 * it: a later start can print one that still works.
 */
@Component
@Profile("demo")
class SampleTokens {

    private static final String SEPARATOR = ";";

    private final Path file;
    private final ApiTokens tokens;

    SampleTokens(SportelloSettings settings, ApiTokens tokens) {
        this.file = Path.of(settings.dataDirectory(), "sample-tokens.csv");
        this.tokens = tokens;
    }

    /** @param taxCode of the sample applicant */
    record Token(String taxCode, String name, String token) {}

    Path file() {
        return file;
    }

    /** One token per sample applicant, in the order of the samples; issued at the first start. */
    List<Token> all() {
        try {
            if (Files.exists(file)) {
                List<Token> kept = Files.readAllLines(file).stream()
                        .map(line -> line.split(SEPARATOR, -1))
                        .map(part -> new Token(part[0], part[1], part[2]))
                        .toList();
                if (kept.stream()
                        .allMatch(token -> tokens.subjectOf(token.token()).isPresent())) {
                    return kept;
                }
            }
            List<Token> issued = Samples.all().stream()
                    .map(sample -> new Token(
                            sample.taxCode(),
                            sample.name(),
                            tokens.issue(new LegalSubject(sample.taxCode(), sample.name()))))
                    .toList();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    issued.stream()
                            .map(t -> String.join(SEPARATOR, t.taxCode(), t.name(), t.token()))
                            .toList());
            return issued;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

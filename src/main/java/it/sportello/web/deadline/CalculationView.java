package it.sportello.web.deadline;

import io.swagger.v3.oas.annotations.media.Schema;
import it.sportello.deadline.ComputedTerm;
import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.LegalTime;
import it.sportello.shared.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "Il termine calcolato, con i passaggi.")
record CalculationView(
        @Schema(example = "DL-07") @Nullable String deadline,
        @Schema(example = "Avvio delle attività") @Nullable String label,
        @Schema(description = "Data prima dello slittamento; assente finché il termine è sospeso senza fine.") @Nullable
                LocalDate nominalDate,
        @Schema(description = "Ultimo giorno utile; assente finché il termine è sospeso senza fine.") @Nullable
                LocalDate dueDate,
        @Schema(description = "Ultimo istante utile.", example = "2020-04-27T21:59:59.999Z") @Nullable
                Instant lastInstant,
        @Schema(description = "Primo istante fuori termine: le 00:00 di Roma del giorno dopo.") @Nullable
                Instant expiresAt,
        @Schema(
                        description = "Il calcolo in una frase.",
                        example =
                                "pubblicazione BUR 26/03/2020; 30 giorni → sabato 25/04/2020, festivo; domenica 26/04; scade"
                                        + " lunedì 27/04/2020 (PSW-16-01, PSW-00-04)")
                String explanation,
        List<String> steps,
        List<String> rules) {

    static CalculationView of(ComputedTerm term) {
        DeadlineKind kind = term.kind();
        return new CalculationView(
                kind == null ? null : kind.id(),
                kind == null ? null : kind.label(),
                term.nominal(),
                term.due(),
                term.lastInstant(),
                term.firesAt().equals(LegalTime.NEVER) ? null : term.firesAt(),
                term.sentence(),
                term.explanation().steps(),
                term.explanation().rules().stream().map(RuleId::value).toList());
    }
}

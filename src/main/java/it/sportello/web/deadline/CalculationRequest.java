package it.sportello.web.deadline;

import io.swagger.v3.oas.annotations.media.Schema;
import it.sportello.shared.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term to compute, as it is sent: every value is text or number and is read, with all its errors, by {@link
 * CalculationReader}.
 */
@Rule("PSW-00-04")
@Schema(
        description = "Il termine da calcolare. Si indica una scadenza dell'Avviso, oppure una durata propria; con"
                + " entrambe vale la durata indicata.")
record CalculationRequest(
        @Schema(description = "Scadenza dell'Avviso, da DL-01 a DL-29.", example = "DL-07") @Nullable String deadline,
        @Schema(description = "Avviso che dà durate e calendario; senza, quello aperto.", example = "psw-2020")
                @Nullable
                String notice,
        @Schema(description = "Giorno dell'evento da cui decorre il termine: non si conta.", example = "2020-03-26")
                @Nullable
                String startDate,
        @Schema(
                        description = "Istante dell'evento, al posto del giorno: vale il giorno di Roma.",
                        example = "2020-03-26T09:00:00Z")
                @Nullable
                String startAt,
        @Schema(
                        description = "Per DL-11, giorno della comunicazione di avvio, da cui decorrono i mesi che non"
                                + " supera; senza, quello dell'evento.",
                        example = "2020-06-10")
                @Nullable
                String startCommunicatedOn,
        @Schema(description = "Durata in giorni di calendario.", example = "30") @Nullable Integer days,
        @Schema(description = "Durata in mesi.", example = "9") @Nullable Integer months,
        @Schema(description = "Durata in esercizi, dopo quello dell'evento.", example = "10") @Nullable
                Integer fiscalYears,
        @Schema(description = "Primo giorno dell'esercizio (MM-GG); senza, 01-01.", example = "01-01") @Nullable
                String fiscalYearStart,
        @Schema(description = "Ultimo giorno utile già stabilito.", example = "2020-12-31") @Nullable String date,
        @Schema(description = "Ultimo istante utile già stabilito.", example = "2020-04-20T15:00:00Z") @Nullable
                String instant,
        @Schema(
                        description =
                                "Periodi in cui il termine non decorre. Non per gli esercizi né per gli istanti; per"
                                        + " una data, solo con il giorno dell'evento.")
                @Nullable
                List<@Nullable SuspensionBody> suspensions,
        @Schema(description = "Sospensione già pronta nell'Avviso, spenta se non indicata.", example = "COVID_2020")
                @Nullable
                String suspensionPreset,
        @Schema(description = "Se il sabato vale come festivo; senza, come dice l'Avviso.") @Nullable
                Boolean saturdayIsHoliday,
        @Schema(description = "Festività in più ogni anno (MM-GG); senza, quelle dell'Avviso.", example = "[\"06-29\"]")
                @Nullable
                List<@Nullable String> extraHolidays,
        @Schema(description = "Proroga concessa con un atto, dove una regola la consente.") @Nullable
                ExtensionBody extension) {

    @Schema(description = "Un periodo sospeso, primo e ultimo giorno compresi; senza ultimo giorno, fino alla ripresa.")
    record SuspensionBody(
            @Schema(example = "2020-02-23") @Nullable String from,
            @Schema(example = "2020-05-15") @Nullable String to) {}

    @Schema(
            description = "Una proroga: nuovo ultimo giorno, giorno della decisione e, quando questa segue la scadenza,"
                    + " giorno della richiesta, che non la può seguire. Non per gli istanti.")
    record ExtensionBody(
            @Schema(example = "2021-05-17") @Nullable String to,
            @Schema(example = "2021-04-10") @Nullable String decidedOn,
            @Schema(example = "2021-04-01") @Nullable String requestedOn) {}
}

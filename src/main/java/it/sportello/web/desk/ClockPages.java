package it.sportello.web.desk;

import it.sportello.process.api.TrainingTime;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clock of the demo: everybody may move it, forward only. */
@Controller
@Profile({"demo", "test"})
class ClockPages {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int LONGEST_DAYS = 3660;

    private final TrainingTime time;
    private final Italian italian;

    ClockPages(TrainingTime time, Italian italian) {
        this.time = time;
        this.italian = italian;
    }

    @GetMapping("/desk/clock")
    String clock(Model model) {
        ZonedDateTime now = time.now().atZone(LegalTime.ROME);
        model.addAttribute("now", italian.instant(time.now()));
        model.addAttribute("today", now.toLocalDate().toString());
        return "desk/clock";
    }

    /** To nine in the morning of a day, or by a number of days at the same hour. */
    @PostMapping("/desk/clock")
    String move(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable Integer days,
            RedirectAttributes next) {
        try {
            time.moveTo(wanted(date, days));
            next.addFlashAttribute("moved", true);
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.reasons().get(0).text());
        }
        return "redirect:/desk/clock";
    }

    private Instant wanted(@Nullable LocalDate date, @Nullable Integer days) {
        ZonedDateTime now = time.now().atZone(LegalTime.ROME);
        if (date != null) {
            return limited(now, date.atTime(MORNING).atZone(LegalTime.ROME)).toInstant();
        }
        if (days != null && days > 0 && days <= LONGEST_DAYS) {
            return now.plusDays(days).toInstant();
        }
        throw Refusal.invalid("days", "PSW-00-03", "Indicare una data o un numero di giorni.");
    }

    private static ZonedDateTime limited(ZonedDateTime now, ZonedDateTime wanted) {
        if (wanted.isAfter(now.plusDays(LONGEST_DAYS))) {
            throw Refusal.invalid("date", "PSW-00-03", "La data è oltre dieci anni da quella attuale.");
        }
        return wanted;
    }

    /** The same for programs. */
    @RestController
    @Profile({"demo", "test"})
    static class Api {

        private final TrainingTime time;

        Api(TrainingTime time) {
            this.time = time;
        }

        /** @param now instant of ISO 8601 */
        record Now(@Nullable Instant now) {}

        @GetMapping("/api/v1/desk/clock")
        Now now() {
            return new Now(time.now());
        }

        @PostMapping("/api/v1/desk/clock")
        Now move(@RequestBody Now wanted) {
            if (wanted.now() == null) {
                throw Refusal.invalid("now", "PSW-00-03", "Indicare l'istante.");
            }
            limited(time.now().atZone(LegalTime.ROME), wanted.now().atZone(LegalTime.ROME));
            time.moveTo(wanted.now());
            return now();
        }
    }
}

package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.CalendarChoices;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.Redated;
import it.sportello.deadline.register.RegisteredSuspension;
import it.sportello.process.api.ClockDesk;
import it.sportello.process.api.Role;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.desk.ClockOrderForm.What;
import it.sportello.web.desk.DeskForm.Field;
import it.sportello.web.desk.DeskForm.Input;
import it.sportello.web.desk.DeskForm.Option;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The acts of the RUP on the clock: a form, a preview of what would move, the confirmation. */
@Controller
@Rule({"PSW-00-07", "PSW-00-08", "PSW-14-04"})
class ClockActPages {

    private final ClockDesk clock;
    private final Retries retries;
    private final Italian italian;

    ClockActPages(ClockDesk clock, Retries retries, Italian italian) {
        this.clock = clock;
        this.retries = retries;
        this.italian = italian;
    }

    @GetMapping("/desk/clock-acts")
    String acts(Authentication user, Model model) {
        model.addAttribute("rup", isRup(user));
        List<RegisteredSuspension> suspensions = clock.suspensions();
        model.addAttribute("forms", forms(suspensions));
        model.addAttribute("choice", clock.choice().map(this::said).orElse(null));
        model.addAttribute("sections", List.of(inForce(suspensions)));
        return "desk/clock-acts";
    }

    /** What may be resumed or corrected has its form only where there is something of it. */
    private List<DeskForm> forms(List<RegisteredSuspension> suspensions) {
        List<Option> resumable = suspensions.stream()
                .map(one -> new Option(one.id().toString(), period(one)))
                .toList();
        List<Option> published =
                clock.publishedDeterminations().stream().map(this::option).toList();
        Field code = Field.of("code", "Pratica", Input.TEXT);
        Field from = Field.of("from", "Dal", Input.DAY);
        Field to = Field.of("to", "Al (vuoto: fino alla ripresa)", Input.DAY).optional();
        List<DeskForm> forms = new ArrayList<>();
        forms.add(DeskForm.of(What.PRESET, What.PRESET.label(), Field.choice("preset", "Scelta", presets())));
        forms.add(DeskForm.of(
                What.SUSPEND_CALL,
                What.SUSPEND_CALL.label(),
                from,
                to,
                Field.choices(
                        "kinds", "Scadenze (nessuna scelta: tutti i termini)", kinds(DeadlineKind::suspendable))));
        forms.add(DeskForm.of(
                What.SUSPEND_CASE,
                What.SUSPEND_CASE.label(),
                code,
                Field.choice("kind", "Scadenza", kinds(DeadlineKind::suspendable)),
                from,
                to));
        if (!resumable.isEmpty()) {
            forms.add(DeskForm.of(
                    What.RESUME,
                    What.RESUME.label(),
                    Field.choice("suspension", "Sospensione", resumable),
                    Field.of("date", "Ultimo giorno sospeso", Input.DAY)));
        }
        forms.add(DeskForm.of(
                What.EXTEND,
                What.EXTEND.label(),
                code,
                Field.choice("kind", "Scadenza", kinds(DeadlineKind::extendable)),
                Field.of("date", "Nuovo ultimo giorno", Input.DAY)));
        if (!published.isEmpty()) {
            forms.add(DeskForm.of(
                    What.CORRECT,
                    What.CORRECT.label(),
                    Field.choice("code", "Atto", published),
                    Field.of("burNumber", "Numero del BUR", Input.TEXT),
                    Field.of("date", "Data del BUR", Input.DAY)));
        }
        return forms.stream()
                .map(form -> form.and(
                        Field.of("actNumber", "Numero dell'atto", Input.TEXT),
                        Field.of("reason", "Motivazione", Input.LONG_TEXT)))
                .toList();
    }

    private List<Option> presets() {
        return Stream.concat(
                        Stream.of(new Option(ClockOrderForm.NO_PRESET, "Nessuna sospensione")),
                        clock.presets().stream().map(preset -> new Option(preset, "Sospensione " + preset)))
                .toList();
    }

    private static List<Option> kinds(Predicate<DeadlineKind> which) {
        return Arrays.stream(DeadlineKind.values())
                .filter(which)
                .map(kind -> new Option(kind.name(), kind.id() + " " + kind.label()))
                .toList();
    }

    @PostMapping("/desk/clock-acts/preview")
    String preview(@ModelAttribute ClockOrderForm form, Authentication user, Model model) {
        requireRup(user);
        ClockAct act = act(form, user);
        List<Redated> moved = clock.preview(form.order());
        model.addAttribute("form", form);
        model.addAttribute("act", act);
        model.addAttribute("cases", moved.stream().map(Redated::code).distinct().count());
        model.addAttribute("sections", List.of(changes(moved)));
        return "desk/clock-preview";
    }

    @PostMapping("/desk/clock-acts")
    String carryOut(@ModelAttribute ClockOrderForm form, Authentication user, RedirectAttributes next) {
        requireRup(user);
        retries.run(() -> clock.carryOut(form.order(), act(form, user)));
        next.addFlashAttribute("done", true);
        return "redirect:/desk/clock-acts";
    }

    private static ClockAct act(ClockOrderForm form, Principal user) {
        return new ClockAct(orEmpty(form.actNumber()), orEmpty(form.reason()), user.getName());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Of thousands of cases, the dates that change, each with how many cases. */
    private Section changes(List<Redated> moved) {
        Section.Builder section = Section.titled("Date che cambiano");
        if (moved.isEmpty()) {
            return section.say("Nessuna scadenza si sposta.").build();
        }
        Map<List<String>, Long> counted =
                moved.stream().collect(Collectors.groupingBy(this::change, LinkedHashMap::new, Collectors.counting()));
        section.head("Scadenza", "Data attuale", "Nuova data", "Effetto", "Pratiche");
        counted.forEach(
                (change, cases) -> section.row(change.get(0), change.get(1), change.get(2), change.get(3), cases));
        return section.build();
    }

    private List<String> change(Redated moved) {
        return List.of(
                moved.kind().label(),
                day(moved.oldDue()),
                day(moved.newDue()),
                moved.breachToWithdraw() ? "il decorso già accertato viene meno" : "");
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "fino alla ripresa" : italian.day(day);
    }

    private Section inForce(List<RegisteredSuspension> suspensions) {
        Section.Builder section = Section.titled("Sospensioni disposte");
        if (suspensions.isEmpty()) {
            return section.say("Nessuna sospensione disposta per l'Avviso.").build();
        }
        section.head("Periodo", "Scadenze", "Atto", "Motivazione", "Disposta da");
        suspensions.forEach(one -> section.row(
                period(one),
                one.period().kinds().isEmpty()
                        ? "tutti i termini"
                        : one.period().kinds().stream().map(DeadlineKind::label).collect(Collectors.joining(", ")),
                one.act().number(),
                one.act().reason(),
                one.act().decidedBy()));
        return section.build();
    }

    private String period(RegisteredSuspension one) {
        LocalDate to = one.period().to();
        return (one.code() == null ? "" : "pratica " + one.code() + ", ") + "dal "
                + italian.day(one.period().from())
                + (to == null ? " fino alla ripresa" : " al " + italian.day(to));
    }

    private Option option(Act act) {
        return new Option(
                act.code().value(),
                "Determinazione " + act.citation()
                        + act.publication()
                                .map(bur -> ", BUR n. " + bur.burNumber() + " del " + italian.day(bur.burDate()))
                                .orElse(""));
    }

    private String said(CalendarChoices.Choice choice) {
        return (choice.preset() == null ? "Nessuna sospensione" : "Sospensione " + choice.preset())
                + ", atto n. " + choice.act().number() + ", " + choice.act().decidedBy() + ", "
                + italian.instant(choice.at());
    }

    private static void requireRup(Authentication user) {
        if (!isRup(user)) {
            throw new AccessDeniedException("the clock belongs to the RUP");
        }
    }

    private static boolean isRup(Authentication user) {
        return user.getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals("ROLE_" + Role.RUP.name()));
    }
}

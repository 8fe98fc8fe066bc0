package it.sportello.web.desk;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deadlines of all cases: what has passed first, then what is due, by days left. */
@Controller
class DeadlinePages {

    private static final int AHEAD_YEARS = 1;
    private static final int MOST = 500;

    private final Deadlines deadlines;
    private final OverdueTerms terms;
    private final CaseDossier cases;
    private final Italian italian;
    private final Clock clock;

    DeadlinePages(Deadlines deadlines, OverdueTerms terms, CaseDossier cases, Italian italian, Clock clock) {
        this.deadlines = deadlines;
        this.terms = terms;
        this.cases = cases;
        this.italian = italian;
        this.clock = clock;
    }

    @GetMapping("/desk/deadlines")
    String deadlines(@RequestParam(required = false) @Nullable DeadlineKind kind, Model model) {
        LocalDate today = LegalTime.dateOf(clock.instant());
        List<Deadline> overdue = of(kind, terms.all().stream());
        List<Deadline> coming = of(
                kind,
                deadlines.dueBetween(today, today.plusYears(AHEAD_YEARS)).stream()
                        .filter(deadline -> deadline.firesAt().isAfter(clock.instant())));
        Map<ReferenceCode, String> names = cases.applicants(Stream.concat(overdue.stream(), coming.stream())
                .map(Deadline::code)
                .toList());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Arrays.asList(DeadlineKind.values()));
        model.addAttribute(
                "sections",
                List.of(
                        table(
                                "Decorse senza adempimento",
                                "Nessun termine decorso senza adempimento.",
                                overdue,
                                names,
                                today),
                        table("In corso", "Nessuna scadenza nei prossimi dodici mesi.", coming, names, today)));
        return "desk/deadlines";
    }

    private static List<Deadline> of(@Nullable DeadlineKind kind, Stream<Deadline> all) {
        return all.filter(deadline -> kind == null || deadline.kind() == kind)
                .limit(MOST)
                .toList();
    }

    private Section table(
            String title, String none, List<Deadline> list, Map<ReferenceCode, String> names, LocalDate today) {
        Section.Builder section = Section.titled(title + " (" + list.size() + ")");
        if (list.isEmpty()) {
            return section.say(none).build();
        }
        section.head("Data", "Giorni", "Scadenza", "Pratica", "Proponente", "Come è calcolata");
        list.forEach(deadline -> section.row(
                italian.day(deadline.due()),
                Section.cell(left(deadline, today), CaseDossier.style(deadline, today)),
                deadline.kind().label(),
                Section.link(deadline.code().value(), Pages.of(deadline.code())),
                names.getOrDefault(deadline.code(), ""),
                String.join("; ", deadline.explanation().steps())));
        return section.build();
    }

    /** The days left in words. */
    static String left(Deadline deadline, LocalDate today) {
        Long days = deadline.daysLeft(today);
        if (days == null) {
            return "sospesa";
        }
        if (days == 0) {
            return "oggi";
        }
        String count = Math.abs(days) == 1 ? "1 giorno" : Math.abs(days) + " giorni";
        return days > 0 ? count : "da " + count;
    }
}

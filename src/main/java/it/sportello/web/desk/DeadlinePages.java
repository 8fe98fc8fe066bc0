package it.sportello.web.desk;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadline;
import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.process.api.Role;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.deadline.Agenda;
import it.sportello.web.deadline.Offices;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deadlines of all cases: what has passed first, then what is due, by day, by office or by case. */
@Controller
class DeadlinePages {

    private static final int MOST = 500;

    private final Agenda agenda;
    private final DeskTasks tasks;
    private final Italian italian;
    private final Clock clock;

    DeadlinePages(Agenda agenda, DeskTasks tasks, Italian italian, Clock clock) {
        this.agenda = agenda;
        this.tasks = tasks;
        this.italian = italian;
        this.clock = clock;
    }

    /** How the list is divided. */
    enum View {
        DAY("per giorno"),
        OFFICE("per ufficio"),
        CASE("per pratica");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @GetMapping("/desk/deadlines")
    String deadlines(
            @RequestParam(required = false) @Nullable DeadlineKind kind,
            @RequestParam(required = false) @Nullable Role office,
            @RequestParam(required = false) @Nullable Integer within,
            @RequestParam(defaultValue = "DAY") View by,
            Principal user,
            Model model) {
        LocalDate today = LegalTime.dateOf(clock.instant());
        List<Agenda.Entry> found =
                agenda.of(kinds(kind, office), within == null ? null : today.plusDays(within)).stream()
                        .limit(MOST)
                        .toList();
        Rows rows =
                new Rows(today, tasks.of(found.stream().map(Agenda.Entry::code).toList(), user.getName()));
        Map<Boolean, List<Agenda.Entry>> parts = divided(found);
        List<Section> sections = new ArrayList<>();
        sections.add(rows.section("Decorse senza adempimento", parts.getOrDefault(true, List.of())));
        List<Agenda.Entry> coming = parts.getOrDefault(false, List.of());
        if (coming.isEmpty()) {
            sections.add(Section.titled("In corso")
                    .say("Nessuna scadenza con questi criteri.")
                    .build());
        }
        groups(by, coming, office).forEach((title, part) -> sections.add(rows.section(title, part)));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Arrays.asList(DeadlineKind.values()));
        model.addAttribute("office", office);
        model.addAttribute("offices", Offices.all());
        model.addAttribute("within", within);
        model.addAttribute("by", by);
        model.addAttribute("views", Arrays.asList(View.values()));
        model.addAttribute("cut", found.size() == MOST);
        model.addAttribute("sections", sections);
        return "desk/deadlines";
    }

    /** What asks for no work is shown to who asks for it. */
    private static Set<DeadlineKind> kinds(@Nullable DeadlineKind kind, @Nullable Role office) {
        Set<DeadlineKind> kinds =
                office == null ? EnumSet.allOf(DeadlineKind.class) : EnumSet.copyOf(Offices.kindsOf(office));
        if (kind == null) {
            kinds.removeIf(one -> !one.asksForWork());
        } else {
            kinds.retainAll(EnumSet.of(kind));
        }
        return kinds;
    }

    private Map<Boolean, List<Agenda.Entry>> divided(Collection<Agenda.Entry> found) {
        Map<Boolean, List<Agenda.Entry>> parts = new LinkedHashMap<>();
        found.forEach(entry -> parts.computeIfAbsent(
                        !clock.instant().isBefore(entry.deadline().firesAt()), past -> new ArrayList<>())
                .add(entry));
        return parts;
    }

    private static Map<String, List<Agenda.Entry>> groups(View by, List<Agenda.Entry> entries, @Nullable Role office) {
        Map<String, List<Agenda.Entry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> titles(by, entry, office)
                .forEach(title ->
                        groups.computeIfAbsent(title, t -> new ArrayList<>()).add(entry)));
        return groups;
    }

    private static Stream<String> titles(View by, Agenda.Entry entry, @Nullable Role office) {
        return switch (by) {
            case DAY -> {
                LocalDate due = entry.deadline().due();
                yield Stream.of(due == null ? "Senza data" : ItalianText.weekday(due));
            }
            case OFFICE ->
                Offices.of(entry.deadline().kind()).stream()
                        .filter(role -> office == null || role == office)
                        .map(Role::label);
            case CASE -> Stream.of(entry.code() + (entry.applicant().isEmpty() ? "" : " – " + entry.applicant()));
        };
    }

    /** The days left in words. */
    static String left(Deadline deadline, LocalDate today) {
        Long days = deadline.daysLeft(today);
        if (days == null) {
            return "senza data";
        }
        if (days == 0) {
            return "oggi";
        }
        String count = Math.abs(days) == 1 ? "1 giorno" : Math.abs(days) + " giorni";
        return days > 0 ? count : "da " + count;
    }

    /** Writes deadlines as rows, with the way to the task that waits for them. */
    private final class Rows {
        private final LocalDate today;
        private final Map<ReferenceCode, List<DeskTask>> open;

        private Rows(LocalDate today, Map<ReferenceCode, List<DeskTask>> open) {
            this.today = today;
            this.open = open;
        }

        private Section section(String title, List<Agenda.Entry> entries) {
            Section.Builder section = Section.titled(title + " (" + entries.size() + ")");
            if (entries.isEmpty()) {
                return section.say("Nessuna.").build();
            }
            section.head("Data", "Giorni", "Scadenza", "Pratica", "Proponente", "Compito", "Come è calcolata");
            entries.forEach(entry -> row(section, entry));
            return section.build();
        }

        private void row(Section.Builder section, Agenda.Entry entry) {
            Deadline deadline = entry.deadline();
            section.row(
                    italian.day(deadline.due()),
                    Section.cell(left(deadline, today), CaseDossier.style(deadline, today)),
                    deadline.kind().label(),
                    Section.link(entry.code().value(), Pages.of(entry.code())),
                    entry.applicant(),
                    task(deadline),
                    String.join("; ", deadline.explanation().steps()));
        }

        /** Of several tasks of the case, the one that is due with the deadline. */
        private Object task(Deadline deadline) {
            return open.getOrDefault(deadline.code(), List.of()).stream()
                    .min(Comparator.comparing(task -> !Objects.equals(task.due(), deadline.lastInstant())))
                    .<Object>map(task -> Section.link(task.name(), CaseDossier.TASKLIST + task.id()))
                    .orElse("—");
        }
    }
}

package it.sportello.web.desk;

import it.sportello.act.Acts;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.api.DeskTasks;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposals;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.deadline.Agenda;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the desk: everything may be read by everybody who works here, the auditors included (PSW-22-01). */
@Controller
class DeskPages {

    private static final int MOST = 200;

    private final DeskTasks tasks;
    private final Deadlines deadlines;
    private final Agenda agenda;
    private final Proposals proposals;
    private final Acts acts;
    private final CaseDossier cases;
    private final FraudFacts fraud;
    private final ActFacts actFacts;
    private final Italian italian;
    private final Clock clock;

    DeskPages(
            DeskTasks tasks,
            Deadlines deadlines,
            Agenda agenda,
            Proposals proposals,
            Acts acts,
            CaseDossier cases,
            FraudFacts fraud,
            ActFacts actFacts,
            Italian italian,
            Clock clock) {
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.agenda = agenda;
        this.proposals = proposals;
        this.acts = acts;
        this.cases = cases;
        this.fraud = fraud;
        this.actFacts = actFacts;
        this.italian = italian;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String home(Principal user, Model model) {
        model.addAttribute("taken", tasks.taken(user.getName()));
        model.addAttribute("waiting", tasks.waiting(user.getName()));
        model.addAttribute("overdue", agenda.overdue(clock.instant()).size());
        LocalDate today = today();
        model.addAttribute(
                "soon", deadlines.dueBetween(today, today.plusDays(7)).size());
        model.addAttribute("today", italian.instant(clock.instant()));
        return "desk/home";
    }

    @GetMapping("/desk/cases")
    String cases(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable CaseState state,
            Model model) {
        Section.Builder section =
                Section.titled("").head("Pratica", "Proponente", "Arrivo", "Stato", "Azione A €", "Azione B €");
        var found = proposals.search(text, state == null ? List.of() : List.of(state), MOST);
        found.forEach(proposal -> section.row(
                Section.link(proposal.code().value(), Pages.of(proposal.code())),
                proposal.applicantName(),
                italian.instant(proposal.transmittedAt().orElse(null)),
                proposal.stateLabel(),
                italian.euro(proposal.hadConcession() ? proposal.concededA() : proposal.grantableA()),
                italian.euro(proposal.hadConcession() ? proposal.concededB() : proposal.grantableB())));
        section.say(
                found.isEmpty()
                        ? "Nessuna pratica corrisponde alla ricerca."
                        : found.size() < MOST
                                ? "Pratiche trovate: " + found.size()
                                        + ". Importi concessi o, prima dell'atto, concedibili."
                                : "Sono mostrate le prime " + MOST + " pratiche: restringere la ricerca.");
        model.addAttribute("text", text);
        model.addAttribute("state", state);
        model.addAttribute(
                "states",
                Arrays.stream(CaseState.values())
                        .filter(s -> s != CaseState.DRAFT && s != CaseState.DISCARDED)
                        .toList());
        model.addAttribute("sections", List.of(section.build()));
        return "desk/cases";
    }

    @GetMapping("/desk/cases/{code}")
    String caseFile(@PathVariable String code, Authentication user, Model model) {
        ReferenceCode known = Codes.read(code);
        if (Access.is(user, Access.OFFICE)) {
            model.addAttribute("pec", Pages.of(known) + "/pec");
        }
        if (Access.is(user, Access.ANYBODY)) {
            model.addAttribute("acts", Pages.of(known) + "/atti");
        }
        List<Section> sections = new ArrayList<>(cases.file(known, today()));
        if (Access.is(user, FraudFacts.READERS)) {
            sections.add(fraud.holds(known));
        }
        return page(model, proposals.require(known).applicantName(), sections);
    }

    @GetMapping("/desk/tasks/{taskId}")
    String task(@PathVariable String taskId, Principal user) {
        return "redirect:"
                + Pages.of(
                        new ReferenceCode(tasks.require(taskId, user.getName()).code()));
    }

    @GetMapping("/desk/acts")
    String acts(Model model) {
        Section.Builder section = Section.titled("").head("Atto", "Tipo", "Stato", "Numero", "Data");
        acts.all()
                .forEach(act -> section.row(
                        Section.link(act.code().value(), Pages.of(act.code())),
                        act.kind().label(),
                        act.state().label(),
                        act.number().orElse("—"),
                        italian.day(act.date().orElse(null))));
        Section built = section.build();
        return page(
                model,
                "Atti",
                List.of(
                        built.rows().isEmpty()
                                ? Section.titled("").say("Nessun atto.").build()
                                : built));
    }

    @GetMapping("/desk/acts/{code}")
    String act(@PathVariable String code, Model model) {
        ReferenceCode known = Codes.read(code);
        List<Section> sections = new ArrayList<>(actFacts.of(known));
        sections.add(cases.openTasks(known));
        sections.add(cases.decisions(known));
        return page(model, "Atto " + known, sections);
    }

    private static String page(Model model, String title, List<Section> sections) {
        model.addAttribute("title", title);
        model.addAttribute("sections", sections);
        return "desk/page";
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}

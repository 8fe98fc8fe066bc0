package it.sportello.web.desk;

import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.shared.ReferenceCode;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The facts of a case or act, framed by the Tasklist beside the form of a task. */
@Controller
class FactsPages {

    private final DeskTasks tasks;
    private final CaseFacts cases;
    private final ActFacts acts;

    FactsPages(DeskTasks tasks, CaseFacts cases, ActFacts acts) {
        this.tasks = tasks;
        this.cases = cases;
        this.acts = acts;
    }

    /** @param trial a movement of resources to be tried out while a call act is drafted */
    @GetMapping("/facts/task/{taskId}")
    String task(
            @PathVariable String taskId, @ModelAttribute("trial") ResourceTrial trial, Principal user, Model model) {
        DeskTask task = tasks.require(taskId, user.getName());
        ReferenceCode code = new ReferenceCode(task.code());
        if (Pages.isAct(code)) {
            List<Section> sections = new ArrayList<>(acts.of(code));
            model.addAttribute("drafting", task.key().equals("UserTask_DraftCallAct"));
            trial.movement().ifPresent(movement -> sections.add(acts.effect(code, movement)));
            return page(model, sections, code);
        }
        List<Section> sections = new ArrayList<>();
        sections.add(cases.summary(code));
        sections.addAll(cases.at(task.key(), code));
        return page(model, sections, code);
    }

    @GetMapping("/facts/{code}")
    String of(@PathVariable String code, Model model) {
        ReferenceCode known = Codes.read(code);
        return page(model, Pages.isAct(known) ? acts.of(known) : List.of(cases.summary(known)), known);
    }

    private static String page(Model model, List<Section> sections, ReferenceCode code) {
        model.addAttribute("sections", sections);
        model.addAttribute("code", code.value());
        model.addAttribute("page", Pages.of(code));
        return "facts";
    }
}

package it.sportello.web.desk;

import it.sportello.process.api.DeskActs;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the desk opens or declares on a case by itself, as forms: everybody sees those of his roles. */
@Controller
@Rule({"PSW-12-11", "PSW-12-12", "PSW-20-05", "PSW-22-01", "PSW-22-04", "PSW-24-01", "PSW-24-02"})
class DeskActPages {

    private final DeskActs acts;
    private final Proposals proposals;
    private final Retries retries;

    DeskActPages(DeskActs acts, Proposals proposals, Retries retries) {
        this.acts = acts;
        this.proposals = proposals;
        this.retries = retries;
    }

    @GetMapping("/desk/cases/{code}/atti")
    String forms(@PathVariable String code, Authentication user, Model model) {
        Access.require(user, DeskActsApi.ANYBODY);
        return page(Codes.read(code), user, DeskAct::form, model);
    }

    @PostMapping("/desk/cases/{code}/atti")
    String take(
            @PathVariable String code,
            @RequestParam DeskAct what,
            @RequestParam Map<String, String> sent,
            Authentication user,
            Model model,
            HttpServletResponse response) {
        Access.require(user, what.roles());
        ReferenceCode known = Codes.read(code);
        try {
            FormAnswers answers = FormAnswers.read(what.form(), sent, what.rule());
            retries.run(() -> what.take(acts, known, answers, user.getName()));
            return "redirect:" + Pages.of(known);
        } catch (Refusal refusal) {
            response.setStatus(
                    switch (refusal.kind()) {
                        case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY.value();
                        case NOT_ALLOWED -> HttpStatus.CONFLICT.value();
                        case NOT_FOUND -> HttpStatus.NOT_FOUND.value();
                    });
            return page(
                    known, user, act -> act == what ? act.form().refused(sent, refusal.reasons()) : act.form(), model);
        }
    }

    private String page(ReferenceCode code, Authentication user, Function<DeskAct, DeskForm> form, Model model) {
        List<DeskForm> forms = Stream.of(DeskAct.values())
                .filter(act -> Access.is(user, act.roles()))
                .map(form)
                .toList();
        model.addAttribute("code", code.value());
        model.addAttribute("applicant", proposals.require(code).applicantName());
        model.addAttribute("forms", forms);
        return "desk/desk-acts";
    }
}

package it.sportello.web.desk;

import it.sportello.process.api.DeskActs;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the desk opens or declares on a case by itself, as forms. */
@Controller
@Rule({"PSW-12-11", "PSW-12-12", "PSW-20-05", "PSW-22-01", "PSW-22-04", "PSW-24-01", "PSW-24-02"})
class DeskActPages {

    private final DeskActs acts;
    private final ActPage<DeskAct> page;

    DeskActPages(DeskActs acts, Proposals proposals, Retries retries) {
        this.acts = acts;
        this.page = new ActPage<>("desk/desk-acts", List.of(DeskAct.values()), proposals, retries);
    }

    @GetMapping("/desk/cases/{code}/atti")
    ModelAndView forms(@PathVariable String code, Authentication user) {
        return page.show(code, user);
    }

    @PostMapping("/desk/cases/{code}/atti")
    ModelAndView take(
            @PathVariable String code,
            @RequestParam DeskAct what,
            @RequestParam Map<String, String> sent,
            Authentication user) {
        return page.take(code, what, sent, user, (known, answers) -> what.take(acts, known, answers, user.getName()));
    }
}

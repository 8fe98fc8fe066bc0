package it.sportello.web.desk;

import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** "Perché": every amount, exclusion and date of a case with its rule, its inputs and its steps. Reads only. */
@Controller
@Rule({"PSW-00-10", "PSW-22-01"})
class WhyPages {

    private final Proposals proposals;
    private final CaseReasons reasons;

    WhyPages(Proposals proposals, CaseReasons reasons) {
        this.proposals = proposals;
        this.reasons = reasons;
    }

    static String of(ReferenceCode code) {
        return Pages.of(code) + "/perche";
    }

    /** @param recompute whether everything is computed again and compared */
    @GetMapping("/desk/cases/{code}/perche")
    String why(
            @PathVariable String code,
            @RequestParam(name = "ricalcola", defaultValue = "false") boolean recompute,
            Model model) {
        Proposal proposal = proposals.require(Codes.read(code));
        List<CaseReasons.Line> lines = reasons.of(proposal, recompute);
        model.addAttribute("code", proposal.code().value());
        model.addAttribute("applicant", proposal.applicantName());
        model.addAttribute("page", Pages.of(proposal.code()));
        model.addAttribute("lines", lines);
        model.addAttribute("recomputed", recompute);
        model.addAttribute(
                "different",
                lines.stream()
                        .filter(line -> Boolean.FALSE.equals(line.identical()))
                        .count());
        return "desk/why";
    }
}

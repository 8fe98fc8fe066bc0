package it.sportello.web.desk;

import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.Received;
import it.sportello.process.api.ReceivedActs;
import it.sportello.process.api.Role;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The office records what the beneficiary sent by PEC, with the instant of its receipt and its protocol. */
@Controller
@Rule("PSW-00-04")
class PecActPages {

    static final Set<Role> OFFICE = EnumSet.of(Role.OFFICERS, Role.RUP);

    private final ReceivedActs received;
    private final BeneficiaryActs acts;
    private final Proposals proposals;
    private final Retries retries;

    PecActPages(ReceivedActs received, BeneficiaryActs acts, Proposals proposals, Retries retries) {
        this.received = received;
        this.acts = acts;
        this.proposals = proposals;
        this.retries = retries;
    }

    @GetMapping("/desk/cases/{code}/pec")
    String forms(@PathVariable String code, Authentication user, Model model) {
        Access.require(user, OFFICE);
        return page(
                Codes.read(code),
                Arrays.stream(PecAct.values()).map(PecAct::form).toList(),
                model);
    }

    @PostMapping("/desk/cases/{code}/pec")
    String record(
            @PathVariable String code,
            @RequestParam PecAct what,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Authentication user,
            Model model,
            HttpServletResponse response) {
        Access.require(user, OFFICE);
        ReferenceCode known = Codes.read(code);
        try {
            FormAnswers answers = FormAnswers.read(what.form(), sent, PecAct.RULE);
            Received.Pec pec = new Received.Pec(answers.text("protocol"), user.getName());
            ReceivedActs.Enclosure enclosure = enclosure(what.enclosure(), file);
            retries.run(() -> received.record(
                    known, answers.instant("receivedAt"), pec, enclosure, by -> what.take(acts, by, known, answers)));
            return "redirect:" + Pages.of(known);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(
                    (refusal.kind() == Refusal.Kind.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT)
                            .value());
            return page(known, refused(what, sent, refusal), model);
        }
    }

    private static List<DeskForm> refused(PecAct what, Map<String, String> sent, Refusal refusal) {
        return Arrays.stream(PecAct.values())
                .map(act -> act == what ? act.form().refused(sent, refusal.reasons()) : act.form())
                .toList();
    }

    private String page(ReferenceCode code, List<DeskForm> forms, Model model) {
        model.addAttribute("code", code.value());
        model.addAttribute("applicant", proposals.require(code).applicantName());
        model.addAttribute("forms", forms);
        return "desk/pec";
    }

    private static ReceivedActs.@Nullable Enclosure enclosure(@Nullable Attachment kind, @Nullable MultipartFile file) {
        if (kind == null || file == null || file.isEmpty()) {
            return null;
        }
        try {
            String name = file.getOriginalFilename();
            return new ReceivedActs.Enclosure(kind, name == null ? "documento.pdf" : name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package it.sportello.web.desk;

import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.Received;
import it.sportello.process.api.ReceivedActs;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The office records what the beneficiary sent by PEC, with the instant of its receipt and its protocol. */
@Controller
@Rule("PSW-00-04")
class PecActPages {

    private final ReceivedActs received;
    private final BeneficiaryActs acts;
    private final ActPage<PecAct> page;

    PecActPages(ReceivedActs received, BeneficiaryActs acts, Proposals proposals, Retries retries) {
        this.received = received;
        this.acts = acts;
        this.page = new ActPage<>("desk/pec", List.of(PecAct.values()), proposals, retries);
    }

    @GetMapping("/desk/cases/{code}/pec")
    ModelAndView forms(@PathVariable String code, Authentication user) {
        return page.show(code, user);
    }

    @PostMapping("/desk/cases/{code}/pec")
    ModelAndView record(
            @PathVariable String code,
            @RequestParam PecAct what,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Authentication user) {
        return page.take(code, what, sent, user, (known, answers) -> {
            Received.Pec pec = new Received.Pec(answers.text("protocol"), user.getName());
            received.record(
                    known,
                    answers.instant("receivedAt"),
                    pec,
                    enclosure(what.enclosure(), file),
                    by -> what.take(acts, by, known, answers));
        });
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

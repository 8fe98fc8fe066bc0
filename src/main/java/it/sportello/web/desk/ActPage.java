package it.sportello.web.desk;

import it.sportello.process.api.Role;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.web.Retries;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page of acts on a case: everybody sees the forms of his roles, and one that is refused comes back with what was
 * written in it.
 */
final class ActPage<A extends FormAct> {

    private final String view;
    private final List<A> acts;
    private final Proposals proposals;
    private final Retries retries;

    ActPage(String view, List<A> acts, Proposals proposals, Retries retries) {
        this.view = view;
        this.acts = acts;
        this.proposals = proposals;
        this.retries = retries;
    }

    ModelAndView show(String code, Authentication user) {
        Set<Role> readers = EnumSet.noneOf(Role.class);
        acts.forEach(act -> readers.addAll(act.roles()));
        Access.require(user, readers);
        return page(Codes.read(code), user, FormAct::form, HttpStatus.OK);
    }

    /** @param step what the act does with its answers */
    ModelAndView take(
            String code,
            A what,
            Map<String, String> sent,
            Authentication user,
            BiConsumer<ReferenceCode, FormAnswers> step) {
        Access.require(user, what.roles());
        ReferenceCode known = Codes.read(code);
        try {
            FormAnswers answers = FormAnswers.read(what.form(), sent, what.rule());
            retries.run(() -> step.accept(known, answers));
            return new ModelAndView("redirect:" + Pages.of(known));
        } catch (Refusal refusal) {
            return page(
                    known,
                    user,
                    act -> act == what ? act.form().refused(sent, refusal.reasons()) : act.form(),
                    status(refusal));
        }
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case NOT_ALLOWED -> HttpStatus.CONFLICT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
    }

    private ModelAndView page(ReferenceCode code, Authentication user, Function<A, DeskForm> form, HttpStatus status) {
        List<DeskForm> forms = acts.stream()
                .filter(act -> Access.is(user, act.roles()))
                .map(form)
                .toList();
        String applicant = proposals.require(code).applicantName();
        return new ModelAndView(view, Map.of("code", code.value(), "applicant", applicant, "forms", forms), status);
    }
}

package it.sportello.web.simulation;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.plan.Plan;
import it.sportello.proposal.CallStates;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import it.sportello.web.RuleBook;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A simple estimate for who thinks of applying: a few answers, the amounts with their reasons. Keeps nothing. */
@Controller
@RequestMapping("/simulazione")
@Rule({"PSW-08-11", "PSW-11-03", "PSW-17-12"})
class SimulationPage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** What the page does not ask for: the form will. */
    private static final List<String> LEFT_TO_THE_FORM =
            List.of("PILOT_MISSING", "FIELD_MISSING", "ACTIVITY_NOT_TAGGED", "TRAINING_CONTENT");

    private static final List<RuleId> OF_ASSOCIATIONS = Stream.of("PSW-05-15", "PSW-05-16", "PSW-12-10", "PSW-16-03")
            .map(RuleId::of)
            .toList();

    private final String call;
    private final Notices notices;
    private final CallStates calls;
    private final Simulator simulator;
    private final RuleBook rules;
    private final Clock clock;

    SimulationPage(
            @Value("${sportello.notice}") String call,
            Notices notices,
            CallStates calls,
            Simulator simulator,
            RuleBook rules,
            Clock clock) {
        this.call = call;
        this.notices = notices;
        this.calls = calls;
        this.simulator = simulator;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    String empty(Model model, HttpServletResponse response) {
        return page(Map.of(), Map.of(), model, response);
    }

    @PostMapping
    String simulate(@RequestParam Map<String, String> answers, Model model, HttpServletResponse response) {
        SimulationSheet sheet = new SimulationSheet(answers);
        Plan plan = sheet.plan();
        if (sheet.errors().isEmpty()) {
            Simulated result = simulator.plan(
                    plan, notice(), sheet.totalEmployees(), sheet.paymentOption(), clock.instant(), LEFT_TO_THE_FORM);
            model.addAttribute("result", result);
            model.addAttribute(
                    "association",
                    sheet.inAssociation()
                            ? OF_ASSOCIATIONS.stream()
                                    .map(rule -> rules.of(rule).sentence())
                                    .toList()
                            : List.of());
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return page(answers, sheet.errors(), model, response);
    }

    private String page(
            Map<String, String> answers, Map<String, String> errors, Model model, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("notice", notice());
        calls.closure(call).ifPresent(closure -> model.addAttribute("closure", closure.banner(clock.instant())));
        model.addAttribute("answers", answers);
        model.addAttribute("errors", errors);
        model.addAttribute("text", new Amounts());
        return "simulazione";
    }

    private Notice notice() {
        return notices.inForce(call, clock.instant());
    }

    /** The amounts of the page, in Italian. */
    static final class Amounts {
        public String euro(Euro amount) {
            return ItalianText.euro(amount);
        }

        public String number(BigDecimal number) {
            return ItalianText.number(number);
        }
    }
}

package it.sportello.web.desk;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.notice.Tables;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.CompanySize;
import it.sportello.plan.PlanCheck;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the Commission reads of the plan and of the call before it scores. */
@Service
@Transactional(readOnly = true)
class EvaluationFacts {

    private final Proposals proposals;
    private final Notices notices;
    private final Tables tables;
    private final Italian italian;
    private final Clock clock;

    EvaluationFacts(Proposals proposals, Notices notices, Tables tables, Italian italian, Clock clock) {
        this.proposals = proposals;
        this.notices = notices;
        this.tables = tables;
        this.italian = italian;
        this.clock = clock;
    }

    /** Criteria b) and e) refer to them. */
    @Rule("PSW-02-06")
    Section aims(Proposal proposal) {
        Section.Builder section = Section.titled("Finalità dell'Avviso");
        notices.byRuleSet(proposal.ruleSet()).law().aims().forEach(section::say);
        return section.build();
    }

    /** Whether the plan agrees with the law and with the applicant is for the Commission alone to judge. */
    @Rule({"PSW-03-24", "PSW-02-02", "PSW-03-04", "PSW-03-07", "PSW-03-17"})
    Section plan(ReferenceCode code) {
        ProposalForm form = proposals.form(code);
        Section.Builder section = Section.titled("Piano di smart working")
                .fact(
                        "Adozione con",
                        switch (form.instrument()) {
                            case AGREEMENT -> "accordo aziendale";
                            case REGULATION -> "regolamento aziendale";
                        })
                .fact(
                        "Strumenti forniti dal datore di lavoro",
                        italian.yes(form.declarations().toolsSuppliedByEmployer()));
        form.preliminaryActivities()
                .forEach(activity -> section.wide(activity.activity().text(), activity.description()));
        form.trainingActions()
                .forEach(action -> section.wide(
                        "Formazione: " + action.title(),
                        italian.number(action.hours()) + " ore; per i dirigenti: " + italian.yes(action.forManagement())
                                + "; per i lavoratori: " + italian.yes(action.forWorkers())
                                + "; modulo sulla sicurezza: " + italian.yes(action.safetyModule())));
        ProposalForm.Pilot pilot = form.pilot();
        if (pilot != null) {
            section.wide("Progetto pilota", italian.day(pilot.start()) + " – " + italian.day(pilot.end()))
                    .wide("Monitoraggio del progetto pilota", pilot.monitoring());
        }
        warnings(proposals.require(code), form).forEach(warning -> section.say("Avviso: " + warning, "warn"));
        return section.say("La coerenza del piano con la normativa e con le caratteristiche del proponente è valutata"
                        + " dalla Commissione.")
                .build();
    }

    /** What the rules on plans found, without preventing the form from being sent. */
    Section planWarnings(ReferenceCode code) {
        Section.Builder section = Section.titled("Avvisi sul piano");
        List<String> warnings = warnings(proposals.require(code), proposals.form(code));
        warnings.forEach(warning -> section.say(warning, "warn"));
        return warnings.isEmpty() ? section.say("Nessun avviso.").build() : section.build();
    }

    @Rule({"PSW-03-07", "PSW-03-16", "PSW-03-21", "PSW-13-07"})
    private List<String> warnings(Proposal proposal, ProposalForm form) {
        Notice notice = notices.byRuleSet(proposal.ruleSet());
        LocalDate day = LegalTime.dateOf(proposal.transmittedAt().orElseGet(clock::instant));
        CheckedPlan checked =
                new PlanCheck(notice, tables).check(form.plan(notice.call().provinces()), day);
        List<String> warnings = Stream.concat(
                        checked.warnings().stream(),
                        checked.headcount().differsFromDeclared(proposal.totalEmployees()).stream())
                .map(Italian::withRule)
                .collect(Collectors.toCollection(ArrayList::new));
        if (form.applicant().size() == CompanySize.LARGE) {
            warnings.add("Grande impresa: un punteggio al criterio d) va motivato [PSW-13-07]");
        }
        return warnings;
    }
}

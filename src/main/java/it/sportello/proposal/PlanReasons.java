package it.sportello.proposal;

import it.sportello.audit.Explanations;
import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.Headcount;
import it.sportello.plan.Plan;
import it.sportello.plan.PlanCheck;
import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Stores with a case why the amounts frozen at the sending of its form are what they are. */
@Component
@Rule({"PSW-00-10", "PSW-08-04"})
class PlanReasons {

    private final Tables tables;
    private final Explanations explanations;

    PlanReasons(Tables tables, Explanations explanations) {
        this.tables = tables;
        this.explanations = explanations;
    }

    void store(ReferenceCode code, ProposalForm form, Notice notice, LocalDate day, Instant at) {
        Plan plan = form.plan(notice.call().provinces());
        CheckedPlan checked = new PlanCheck(notice, tables).check(plan, day);
        Explanation headcount = checked.headcount().explanation();
        explanations.store(code, headcount, new Headcount.Facts(plan.employees(), day), notice.ruleSet(), at);
        checked.explanations().stream()
                .filter(explanation -> !explanation.equals(headcount))
                .forEach(explanation -> explanations.store(code, explanation, notice.ruleSet(), at));
    }
}

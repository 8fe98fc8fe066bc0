package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.PlanCheck;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the rules on plans: what blocks the form, the headcount and the grantable amounts. */
@Component
@Rule({"PSW-08-04", "PSW-08-11", "PSW-17-12"})
class PlanChecks implements FormChecks, FormSummary {

    private final Tables tables;

    PlanChecks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Reason> blocks(ProposalForm form, Notice notice, LocalDate day) {
        return check(form, notice, day).blocks();
    }

    @Override
    public FormFacts of(ProposalForm form, Notice notice, LocalDate day) {
        CheckedPlan checked = check(form, notice, day);
        return new FormFacts(
                form.applicant().totalEmployees(),
                checked.headcount().lazio(),
                form.applicant().size().name(),
                form.actionB(),
                checked.grantable()
                        .map(g -> new FormFacts.Grantable(g.grantA(), g.grantB()))
                        .orElse(FormFacts.Grantable.NOTHING));
    }

    private CheckedPlan check(ProposalForm form, Notice notice, LocalDate day) {
        return new PlanCheck(notice, tables).check(form.plan(notice.call().provinces()), day);
    }
}

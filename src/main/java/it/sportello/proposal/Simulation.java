package it.sportello.proposal;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.PlanCheck;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the rules say of a form before it is anybody's: nothing is stored, and the form may be incomplete. */
@Component
@Rule({"PSW-12-04", "PSW-08-11", "PSW-17-12"})
public class Simulation {

    private final Tables tables;

    Simulation(Tables tables) {
        this.tables = tables;
    }

    /**
     * @param missing the fields that are missing or malformed, each by its path: the form could not be sent
     * @param plan what follows from the entries that are whole
     */
    public record Result(List<Reason> missing, CheckedPlan plan) {
        public Result {
            missing = List.copyOf(missing);
        }

        /** True when the form may be sent as it is. */
        public boolean isSendable() {
            return missing.isEmpty() && plan.isSendable();
        }
    }

    /** @param day the day on which the employees are counted */
    public Result of(ProposalForm form, Notice notice, LocalDate day) {
        String applicant = Optional.ofNullable(form.applicant())
                .map(ProposalForm.Applicant::taxCode)
                .orElse("");
        return new Result(
                FormValidation.fields(form, applicant).all(),
                new PlanCheck(notice, tables).check(form.plan(notice.call().provinces()), day));
    }
}

package it.sportello.process.phase;

import static it.sportello.process.Facts.ATI_TO_FORMALISE;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Grants;
import it.sportello.process.task.Decision;
import it.sportello.process.task.Fields;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the publication to the end of the activity ({@code start-up.bpmn}, {@code activity.bpmn}). */
@Configuration(proxyBeanMethods = false)
class StartPhase {

    @Bean
    @Rule("PSW-16-03")
    CaseStep openStartUp(Grants grants) {
        // A deed already filed has left its message, for which this wait is made.
        return code -> Map.of(ATI_TO_FORMALISE, grants.of(code).atiToFormalise());
    }

    @Bean
    @Rule("PSW-16-03")
    CaseStep ascertainAtiTerm(CaseTerms terms, BreachDesk breaches, Proposals proposals) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_06)) {
                breaches.termElapsed(code, BreachCode.REV_ATI_NOT_FORMALISED, DeadlineKind.DL_06);
            }
            return Map.of();
        };
    }

    @Bean
    @Rule("PSW-16-01")
    CaseStep ascertainStartTerm(CaseTerms terms, BreachDesk breaches, Proposals proposals) {
        return code -> {
            proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_07)) {
                breaches.termElapsed(code, BreachCode.REV_START_LATE, DeadlineKind.DL_07);
            }
            return Map.of();
        };
    }

    /** The requirements are looked at again when the activity starts, which goes on meanwhile. */
    @Bean
    @Rule("PSW-05-10")
    Decision checkRequirements(RequirementChecks checks) {
        return TaskDecision.at("UserTask_CheckRequirements", RequirementChecks.FIELDS, task -> {
            RequirementChecks.Check check = checks.read(task);
            task.fields().check();
            checks.record(task, check);
            return Map.of();
        });
    }

    /** Nobody declared the end: the activity is closed on the last day of the nine months (PSW-09-01, AMB-47). */
    @Bean
    @Rule({"PSW-09-01", "PSW-19-01"})
    CaseStep ascertainActivityTerm(
            CaseTerms terms,
            BreachDesk breaches,
            Proposals proposals,
            Grants grants,
            Deadlines register,
            ActivityEnd end) {
        return code -> {
            Proposal proposal = proposals.lock(code);
            if (terms.hasExpired(code, DeadlineKind.DL_09)) {
                if (proposal.state() == CaseState.IN_PROGRESS) {
                    end.byTerm(
                            proposal, register.dueDate(code, DeadlineKind.DL_09).orElseThrow());
                }
                if (grants.of(code).endedByTerm()) {
                    breaches.termElapsed(code, BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_09);
                }
            }
            return Map.of();
        };
    }

    @Bean
    @Rule("PSW-16-06")
    Decision requestCup(Proposals proposals, Grants grants) {
        return TaskDecision.at("UserTask_RequestCup", Set.of("cup", "projectCode", "communicatedOn"), task -> {
            String cup = task.fields().requiredText("cup");
            String project = task.fields().requiredText("projectCode");
            Proposal proposal = proposals.lock(task.code());
            LocalDate communicated = task.fields()
                    .requiredPastDate(
                            "communicatedOn",
                            new Fields.Preceding(grants.of(task.code()).adoptedOn(), "la concessione"));
            task.fields().check();
            grants.assignCup(task.code(), cup, project, communicated, task.at());
            proposal.lower(CaseFlag.CUP_MISSING, proposals.by(task.user()));
            return Map.of();
        });
    }
}

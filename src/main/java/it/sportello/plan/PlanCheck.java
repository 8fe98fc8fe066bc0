package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every rule on a plan, in one place, each by its name; none hides another. */
@Rule({"PSW-03-02", "PSW-05-16", "PSW-09-02", "PSW-17-12"})
public final class PlanCheck {

    private static final List<Function<PlanFacts, Stream<Reason>>> BLOCKS = List.of(
            CostRules::actionAIsRequested,
            TrainingRules::anAccreditedProviderIsInTheAssociation,
            TrainingRules::participantsAreEmployeesOfTheProposer,
            TrainingRules::noActionHasTooManyParticipants,
            TrainingRules::everyActionLastsTheMinimum,
            TrainingRules::participantsAreEligibleRecipients,
            TrainingRules::ownersAndBoardDoNotTakePart,
            PilotRules::thereIsAPilot,
            PilotRules::thePilotLastsTheMinimum,
            PilotRules::thePilotInvolvesEnoughPeople,
            PilotRules::peopleOfThePilotAreEligibleRecipients,
            PilotRules::theTimesAreStated,
            PilotRules::thePlanFitsTheMonthsOfTheNotice,
            PilotRules::thePilotEndsWithinThePlan,
            CostRules::theSharesMakeUpTheTotal,
            CostRules::actionBIsBorneByTheLead,
            CostRules::everyLineNamesItsMember,
            CostRules::withoutActionBThereIsNothingToBuy,
            CostRules::noAmountIsNegative,
            CostRules::coordinationStaysWithinTheCap,
            TrainingRules::tutoringStaysWithinTheTrainingHours,
            CostRules::staffIsUnderTheVoicesOfActionA);

    private static final List<Function<PlanFacts, Stream<Reason>>> WARNINGS = List.of(
            CostRules::warnOfTooFewEmployees,
            CostRules::warnOfLinesWithoutActivity,
            TrainingRules::warnOfMissingContent,
            TrainingRules::warnOfHoursThatAreNotFunded,
            PilotRules::warnWhenTheCountsDiffer,
            CostRules::warnOfGoodsOutsideTheList,
            CostRules::warnOfMembersNotDescribed,
            PilotRules::warnWhenThePilotStartsBeforeThePlan,
            CostRules::warnOfMonitoringInThePilot,
            CostRules::warnOfUsedGoods,
            CostRules::warnOfRatesAboveTheCeiling);

    private final Notice notice;
    private final Tables tables;

    public PlanCheck(Notice notice, Tables tables) {
        this.notice = notice;
        this.tables = tables;
    }

    /** @param day the date of presentation, on which the employees are counted (PSW-08-04) */
    public CheckedPlan check(Plan plan, LocalDate day) {
        Headcount headcount = Headcount.of(plan.employees(), day);
        FinancialPlan costs = FinancialPlan.of(CostRules.rows(plan, notice.switches()), notice.rates());
        PlanFacts facts = PlanFacts.of(plan, day, notice, tables, headcount, costs);
        Outcome<Grantable> grantable = new Grants(notice, tables)
                .grantable(headcount.lazio(), plan.actionA(), plan.actionB(), costs.e(), costs.g());
        return new CheckedPlan(
                apply(BLOCKS, facts),
                apply(WARNINGS, facts),
                headcount,
                costs,
                tables.contribution(notice.ruleSet(), headcount.lazio()).map(row -> row.asked(plan.actionB())),
                grantable instanceof Outcome.Accepted<Grantable> accepted
                        ? Optional.of(accepted.value())
                        : Optional.empty(),
                facts.trainingHours(),
                facts.pilotMinimum(),
                facts.pilotPeople(),
                facts.tutoringHours());
    }

    private static List<Reason> apply(List<Function<PlanFacts, Stream<Reason>>> rules, PlanFacts facts) {
        return rules.stream().flatMap(rule -> rule.apply(facts)).toList();
    }
}

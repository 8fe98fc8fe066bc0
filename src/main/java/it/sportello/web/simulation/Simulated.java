package it.sportello.web.simulation;

import io.swagger.v3.oas.annotations.media.Schema;
import it.sportello.notice.Notice;
import it.sportello.payment.Tranches;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.FinancialPlan;
import it.sportello.plan.Grantable;
import it.sportello.plan.TrainingHours;
import it.sportello.proposal.ProposalForm;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form would give if it were sent today.
 *
 * @param sendable whether nothing prevents the sending
 * @param band null below the first row of the tables
 * @param grant null without a band or without Action A
 * @param payment null without a grant
 * @param blocks what would prevent the sending or exclude
 * @param warnings what is missing, and what to look at
 */
@Rule({"PSW-08-03", "PSW-08-11", "PSW-17-12", "PSW-18-02", "PSW-00-10"})
record Simulated(
        @Schema(example = "psw-2020/1") String ruleSet,
        LocalDate day,
        boolean sendable,
        @Schema(example = "12") int lazioEmployees,
        int totalEmployees,
        @Nullable Band band,
        Rows rows,
        @Nullable Grant grant,
        @Nullable PaymentView payment,
        Caps caps,
        List<Finding> blocks,
        List<Finding> warnings,
        List<Why> reasons) {

    /** Table amounts of the band for the actions requested, in euro. */
    @Rule("PSW-08-05")
    record Band(
            @Schema(example = "5000.00") Euro actionA,
            @Schema(description = "0.00 se l'Azione B non è richiesta.", example = "2500.00") Euro actionB,
            Euro total,
            @Nullable Integer maxTrainingHours,
            @Nullable Integer pilotMinimum) {}

    /** The rows of the financial plan, in euro. */
    record Rows(
            Euro a1, Euro a2, Euro a, Euro b1, Euro b2, Euro b, Euro c, Euro d, Euro e, Euro f, Euro g, Euro total) {

        static Rows of(FinancialPlan costs) {
            FinancialPlan.Rows rows = costs.rows();
            return new Rows(
                    rows.a1(),
                    rows.a2(),
                    costs.a(),
                    rows.b1(),
                    rows.b2(),
                    costs.b(),
                    costs.c(),
                    costs.d(),
                    costs.e(),
                    rows.f(),
                    costs.g(),
                    costs.total());
        }
    }

    /** What could be granted for each action, at most. */
    record Grant(Euro actionA, Euro actionB, Euro total, Euro ownFunds) {}

    /** @param advance 0.00 where one payment at the end is chosen */
    record PaymentView(
            ProposalForm.@Nullable PaymentOption option, Euro advance, Euro guaranteeMinimum, Euro balanceMaximum) {}

    record Caps(Coordination coordination, @Nullable Hours trainingHours, Tutoring tutoring, @Nullable Pilot pilot) {}

    record Coordination(Euro planned, Euro limit, boolean within) {}

    record Hours(BigDecimal planned, int maximum, BigDecimal funded, BigDecimal excess) {}

    record Tutoring(BigDecimal planned, BigDecimal limit) {}

    record Pilot(int people, int minimum) {}

    /** @param field the path in the form, or null */
    record Finding(
            @Schema(example = "staff[2].rate") @Nullable String field,
            @Schema(example = "COORDINATION_EXCESS") String code,
            @Schema(example = "PSW-17-03") String rule,
            @Schema(example = "§ 17") String paragraph,
            String message) {

        static Finding of(Reason reason, RuleBook rules) {
            return new Finding(
                    reason.subject(),
                    reason.code(),
                    reason.rule().value(),
                    rules.of(reason.rule()).paragraph(),
                    reason.text());
        }
    }

    static Simulated of(
            Notice notice,
            LocalDate day,
            boolean sendable,
            CheckedPlan plan,
            ProposalForm.@Nullable PaymentOption option,
            int totalEmployees,
            List<Reason> blocks,
            List<Reason> warnings,
            RuleBook rules,
            ExplanationText text) {
        @Nullable Grantable grantable = plan.grantable().orElse(null);
        Tranches.@Nullable Advance advance =
                grantable == null ? null : new Tranches(notice.rates()).advance(grantable.grantTotal());
        return new Simulated(
                notice.ruleSet(),
                day,
                sendable,
                plan.headcount().lazio(),
                totalEmployees,
                plan.contribution()
                        .map(row -> new Band(
                                row.actionA(),
                                row.actionB(),
                                row.total(),
                                plan.trainingHours().map(TrainingHours::max).orElse(null),
                                plan.pilotMinimum().orElse(null)))
                        .orElse(null),
                Rows.of(plan.costs()),
                grantable == null
                        ? null
                        : new Grant(
                                grantable.grantA(), grantable.grantB(), grantable.grantTotal(), grantable.ownFunds()),
                advance == null ? null : payment(option, advance),
                caps(plan),
                blocks.stream().map(reason -> Finding.of(reason, rules)).toList(),
                warnings.stream().map(reason -> Finding.of(reason, rules)).toList(),
                Stream.concat(
                                plan.explanations().stream(),
                                Stream.ofNullable(
                                        advance == null || option == ProposalForm.PaymentOption.SINGLE_AT_END
                                                ? null
                                                : advance.explanation()))
                        .map(explanation -> Why.of(explanation, rules, text))
                        .toList());
    }

    @Rule({"PSW-18-02", "PSW-18-06"})
    private static PaymentView payment(ProposalForm.@Nullable PaymentOption option, Tranches.Advance advance) {
        return option == ProposalForm.PaymentOption.SINGLE_AT_END
                ? new PaymentView(option, Euro.ZERO, Euro.ZERO, advance.grantTotal())
                : new PaymentView(option, advance.advance(), advance.guaranteeMin(), advance.balanceMax());
    }

    private static Caps caps(CheckedPlan plan) {
        BigDecimal planned = plan.trainingHours().map(hours -> hours.planned()).orElse(BigDecimal.ZERO);
        return new Caps(
                new Coordination(
                        plan.costs().rows().capped(),
                        plan.costs().coordinationCap(),
                        plan.costs().coordinationOk()),
                plan.trainingHours()
                        .map(hours -> new Hours(hours.planned(), hours.max(), hours.funded(), hours.excess()))
                        .orElse(null),
                new Tutoring(plan.tutoringHours(), planned),
                plan.pilotMinimum()
                        .map(least -> new Pilot(plan.pilotPeople(), least))
                        .orElse(null));
    }
}

package it.sportello.web.simulation;

import it.sportello.admissibility.Applications;
import it.sportello.admissibility.Findings;
import it.sportello.admissibility.FormalCheck;
import it.sportello.funding.DeMinimis;
import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.payment.Tranches;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.Plan;
import it.sportello.plan.PlanCheck;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Simulation;
import it.sportello.reporting.Recogniser;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.ReportContext;
import it.sportello.reporting.ReportForm;
import it.sportello.reporting.ReportedCase;
import it.sportello.reporting.Verification;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks every feature in turn what it would say; keeps nothing. */
@Component
class Simulator {

    private final Simulation forms;
    private final Tables tables;
    private final RuleBook rules;
    private final ExplanationText text;

    Simulator(Simulation forms, Tables tables, RuleBook rules, ExplanationText text) {
        this.forms = forms;
        this.tables = tables;
        this.rules = rules;
        this.text = text;
    }

    Simulated proposal(ProposalForm form, Notice notice, Instant now) {
        LocalDate day = LegalTime.dateOf(now);
        Simulation.Result result = forms.of(form, notice, day);
        CheckedPlan plan = result.plan();
        List<Reason> blocks = new ArrayList<>(plan.blocks());
        List<Reason> warnings = new ArrayList<>(result.missing());
        warnings.addAll(plan.warnings());
        if (result.missing().isEmpty()) {
            exclusions(form, notice, plan, now).stream()
                    .filter(ground -> blocks.stream().noneMatch(b -> b.code().equals(ground.code())))
                    .forEach(blocks::add);
            Outcome<Euro> aids = deMinimis(form, notice, plan, day);
            blocks.addAll(aids.grounds());
            warnings.addAll(aids.warnings());
        }
        return Simulated.of(
                notice,
                day,
                result.isSendable(),
                plan,
                form.paymentOption(),
                form.applicant() == null
                        ? 0
                        : Objects.requireNonNullElse(form.applicant().totalEmployees(), 0),
                blocks,
                warnings,
                rules,
                text);
    }

    /**
     * A plan outside any form.
     *
     * @param silent codes of findings that are not told
     */
    Simulated plan(
            Plan plan,
            Notice notice,
            int totalEmployees,
            ProposalForm.PaymentOption option,
            Instant now,
            List<String> silent) {
        LocalDate day = LegalTime.dateOf(now);
        CheckedPlan checked = new PlanCheck(notice, tables).check(plan, day);
        return Simulated.of(
                notice,
                day,
                false,
                checked,
                option,
                totalEmployees,
                without(silent, checked.blocks()),
                without(silent, checked.warnings()),
                rules,
                text);
    }

    private static List<Reason> without(List<String> silent, List<Reason> findings) {
        return findings.stream()
                .filter(finding -> !silent.contains(finding.code()))
                .toList();
    }

    /** The grounds of exclusion that the declarations already show, were the application presented now. */
    @Rule({"PSW-05-18", "PSW-13-01"})
    private static List<Reason> exclusions(ProposalForm form, Notice notice, CheckedPlan plan, Instant now) {
        Instant opening = notice.call().opensAt();
        return new FormalCheck(notice)
                .check(
                        Applications.asDeclared(
                                form, notice, plan.headcount().lazio(), now.isBefore(opening) ? opening : now),
                        Findings.none(),
                        List.of())
                .grounds();
    }

    /** The test on the aids declared; the register will decide (PSW-06-15). */
    @Rule({"PSW-06-03", "PSW-06-08"})
    private static Outcome<Euro> deMinimis(ProposalForm form, Notice notice, CheckedPlan plan, LocalDate day) {
        ProposalForm.Declarations declared = form.declarations();
        List<DeMinimis.Aid> aids = form.aids().stream()
                .map(aid -> new DeMinimis.Aid(aid.grantDate(), aid.amount(), aid.taxCode()))
                .toList();
        DeMinimis.Position position = new DeMinimis.Position(
                day,
                form.applicant().fiscalYearStart(),
                aids,
                Euro.ZERO,
                null,
                Euro.ZERO,
                DeMinimis.Sector.ORDINARY,
                declared.roadFreight(),
                declared.mixedActivity(),
                declared.separationProven(),
                !form.otherAids().isEmpty(),
                false);
        return new DeMinimis(notice)
                .test(
                        position,
                        plan.grantable().map(g -> g.grantA()).orElse(Euro.ZERO),
                        plan.grantable().map(g -> g.grantB()).orElse(Euro.ZERO),
                        DeMinimis.Concession.ALL)
                .outcome();
    }

    SimulatedReport report(ReportToSimulate body, Notice notice, LocalDate today) {
        ReportedCase reported = body.reportedCase(notice, today);
        Recognition found = new Recogniser(tables)
                .recognise(
                        ReportForm.read(Objects.requireNonNull(body.report()), reported.reportDate()),
                        new ReportContext(notice, reported),
                        Verification.none());
        Tranches.Settlement settlement = new Tranches(notice.rates())
                .settle(reported.grantA().plus(reported.grantB()), found.recognisedTotal(), body.alreadyPaid());
        return SimulatedReport.of(found, body.alreadyPaid(), settlement, rules, text);
    }
}

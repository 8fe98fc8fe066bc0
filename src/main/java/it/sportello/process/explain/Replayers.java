package it.sportello.process.explain;

import static java.util.stream.Collectors.toMap;

import it.sportello.admissibility.Duplicates;
import it.sportello.admissibility.FormalFacts;
import it.sportello.admissibility.RequirementsKept;
import it.sportello.admissibility.RequirementsKept.Found;
import it.sportello.audit.Recorded;
import it.sportello.audit.Replayer;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.deadline.Retention;
import it.sportello.evaluation.Score;
import it.sportello.evaluation.Scoring;
import it.sportello.funding.AidTest;
import it.sportello.funding.Turn;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.notice.Tables;
import it.sportello.payment.GuaranteeRelease;
import it.sportello.payment.PaymentConditions;
import it.sportello.payment.PaymentGate;
import it.sportello.payment.Tranches;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.CompanySize;
import it.sportello.plan.FinancialPlan;
import it.sportello.plan.Grantable;
import it.sportello.plan.Grants;
import it.sportello.plan.Headcount;
import it.sportello.plan.TrainingHours;
import it.sportello.reporting.ReportFacts;
import it.sportello.revocation.BreachCode;
import it.sportello.revocation.BreachRecorded;
import it.sportello.revocation.RevocationDecision;
import it.sportello.revocation.RevocationRules;
import it.sportello.shared.Outcome;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What computes each kind of outcome again, from what was recorded of it and its rule set alone. A kind that is stored
 * and not named here fails the test that replays a whole life.
 */
@Configuration(proxyBeanMethods = false)
@Rule("PSW-00-10")
class Replayers {

    private final Notices notices;
    private final Tables tables;

    Replayers(Notices notices, Tables tables) {
        this.notices = notices;
        this.tables = tables;
    }

    @Bean
    Replayer headcount() {
        return new Replayer(
                "headcount", r -> r.facts(Headcount.Facts.class).count().explanation());
    }

    @Bean
    Replayer financialPlan() {
        return new Replayer("financialPlan", r -> FinancialPlan.of(
                        new FinancialPlan.Rows(
                                r.euro("a1"), r.euro("a2"), r.euro("b1"), r.euro("b2"), r.euro("f"), r.euro("K")),
                        notice(r).rates())
                .explanation());
    }

    @Bean
    Replayer trainingHours() {
        return new Replayer("trainingHours", r -> {
            int lazio = r.integer("lazioEmployees");
            int most = tables.maxTrainingHours(r.ruleSet(), lazio).orElseThrow();
            return new TrainingHours(new BigDecimal(r.text("planned")), most).explanation(lazio);
        });
    }

    @Bean
    Replayer pilotMinimum() {
        return new Replayer("pilotMinimum", r -> {
            int lazio = r.integer("lazioEmployees");
            return CheckedPlan.pilot(
                    lazio, tables.pilotMinimum(r.ruleSet(), lazio).orElseThrow());
        });
    }

    @Bean
    Replayer grantable() {
        return new Replayer("grantable", r -> {
            // Without Action A nothing is grantable and nothing was stored.
            Outcome<Grantable> outcome = new Grants(notice(r), tables)
                    .grantable(
                            r.integer("lazioEmployees"),
                            true,
                            Boolean.parseBoolean(r.text("actionB")),
                            r.euro("e"),
                            r.euro("g"));
            return accepted(outcome).explanation();
        });
    }

    @Bean
    Replayer formalCheck() {
        return new Replayer(
                "formalCheck", r -> r.facts(FormalFacts.class).check(notice(r)).explanation());
    }

    @Bean
    Replayer duplicates() {
        return new Replayer("duplicates", r -> new Duplicates(notice(r))
                .check(r.facts(Duplicates.Facts.class))
                .explanation());
    }

    /** The size of the enterprise only warns: it does not enter the score. */
    @Bean
    Replayer score() {
        return new Replayer("score", r -> {
            Notice notice = notice(r);
            Map<String, BigDecimal> scores = notice.evaluation().criteria().stream()
                    .collect(toMap(Notice.SubCriterion::code, c -> new BigDecimal(r.text(c.code()))));
            Outcome<Score> outcome = new Scoring(notice).score(scores, CompanySize.MICRO);
            return accepted(outcome).explanation();
        });
    }

    @Bean
    Replayer deMinimis() {
        return new Replayer(
                "deMinimis", r -> r.facts(AidTest.class).result(notice(r)).explanation());
    }

    @Bean
    Replayer allocation() {
        return new Replayer("allocation", r -> r.facts(Turn.class).verdict().explanation());
    }

    @Bean
    Replayer deadline() {
        LegalClock clock = new LegalClock(new PublicHolidays());
        return new Replayer("deadline", r -> clock.replay(r.explanation()).explanation());
    }

    @Bean
    Replayer advance() {
        return new Replayer("advance", r -> new Tranches(notice(r).rates())
                .advance(r.euro("grantTotal"))
                .explanation());
    }

    @Bean
    Replayer requirementsKept() {
        return new Replayer("requirementsKept", r -> new RequirementsKept(notice(r)).explain(r.facts(Found.class)));
    }

    @Bean
    Replayer paymentGate() {
        PaymentGate gate = new PaymentGate();
        return new Replayer("paymentGate", r -> gate.explain(r.facts(PaymentConditions.class)));
    }

    @Bean
    Replayer recognition() {
        return new Replayer(
                "recognition",
                r -> r.facts(ReportFacts.class).recognise(notice(r), tables).explanation());
    }

    @Bean
    Replayer settlement() {
        return new Replayer("settlement", r -> new Tranches(notice(r).rates())
                .settle(r.euro("grantTotal"), r.euro("recognisedTotal"), r.euro("paid"))
                .explanation());
    }

    @Bean
    Replayer guaranteeRelease() {
        return new Replayer(
                "guaranteeRelease",
                r -> GuaranteeRelease.explanation(r.text("guaranteeNumber"), r.euro("guaranteeAmount")));
    }

    @Bean
    Replayer breach() {
        return new Replayer(
                "breach",
                r -> BreachRecorded.explain(
                        BreachCode.valueOf(r.text("cause")),
                        r.text("evidence"),
                        BreachRecorded.Effect.valueOf(r.text("effect"))));
    }

    @Bean
    Replayer revocation() {
        return new Replayer("revocation", r -> RevocationRules.consequences(
                        RevocationDecision.valueOf(r.text("decision")), r.euro("recognisedPart"), r.euro("paid"))
                .explanation());
    }

    @Bean
    Replayer retention() {
        return new Replayer("retention", r -> r.facts(Retention.class).explanation());
    }

    private Notice notice(Recorded recorded) {
        return notices.byRuleSet(recorded.ruleSet());
    }

    private static <T> T accepted(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Accepted<T> accepted) {
            return accepted.value();
        }
        throw new IllegalStateException("what was accepted is now refused: " + outcome.grounds());
    }
}

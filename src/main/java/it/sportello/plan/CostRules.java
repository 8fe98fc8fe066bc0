package it.sportello.plan;

import static it.sportello.shared.Reason.on;

import it.sportello.notice.Notice;
import it.sportello.plan.Plan.Association;
import it.sportello.plan.Plan.Member;
import it.sportello.plan.Plan.PurchaseLine;
import it.sportello.plan.Plan.StaffLine;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** §3, §5, §8 and §17: actions, cost lines, cap on coordination, shares of the association. */
final class CostRules {

    private CostRules() {}

    /**
     * The input rows of Annex D from the lines, row f only where Action B is requested (PSW-17-12); a switch decides on
     * monitoring of the pilot (AMB-40).
     */
    @Rule({"PSW-00-01", "PSW-17-03", "PSW-17-12"})
    static FinancialPlan.Rows rows(Plan plan, Notice.Switches switches) {
        return new FinancialPlan.Rows(
                staff(plan, line -> line.voice() == Voice.A1 && line.function().isFirstRow()),
                staff(plan, line -> line.voice() == Voice.A1 && !line.function().isFirstRow()),
                staff(plan, line -> line.voice() == Voice.A2 && line.function().isFirstRow()),
                staff(plan, line -> line.voice() == Voice.A2 && !line.function().isFirstRow()),
                plan.actionB()
                        ? Euro.sum(
                                plan.purchases().stream().map(PurchaseLine::net).toList())
                        : Euro.ZERO,
                staff(
                        plan,
                        line -> line.voice() != Voice.D6
                                && (line.function().isCapped()
                                        || (line.monitoringOfPilot() && switches.pilotMonitoringCounts()))));
    }

    @Rule("PSW-03-02")
    static Stream<Reason> actionAIsRequested(PlanFacts facts) {
        return facts.plan().actionA() ? Stream.empty() : Stream.of(Grants.actionAMissing());
    }

    @Rule({"PSW-08-05", "PSW-17-12"})
    static Stream<Reason> withoutActionBThereIsNothingToBuy(PlanFacts facts) {
        return facts.plan().actionB() || facts.plan().purchases().isEmpty()
                ? Stream.empty()
                : Stream.of(on(
                        "purchases",
                        "ACTION_B_NOT_REQUESTED",
                        "PSW-08-05",
                        "Sono previsti acquisti ma l'Azione B non è richiesta."));
    }

    @Rule("PSW-17-13")
    static Stream<Reason> staffIsUnderTheVoicesOfActionA(PlanFacts facts) {
        return eachStaffLine(
                facts,
                line -> line.voice() == Voice.D6,
                ".voice",
                "VOICE_NOT_ADMITTED",
                "PSW-17-13",
                line -> "Il personale è ammesso solo alle voci A.1 e A.2.");
    }

    @Rule({"PSW-00-01", "PSW-17-12"})
    static Stream<Reason> noAmountIsNegative(PlanFacts facts) {
        Stream<Reason> staff = eachStaffLine(
                facts,
                line -> line.hours().signum() < 0 || line.rate().isNegative(),
                "",
                "NEGATIVE_AMOUNT",
                "PSW-17-12",
                line -> "Le ore e il costo orario non possono essere negativi.");
        Stream<Reason> purchases = eachPurchase(
                facts,
                line -> line.net().isNegative() || line.vat().isNegative(),
                ".net",
                "NEGATIVE_AMOUNT",
                "PSW-17-12",
                "Gli importi non possono essere negativi.");
        return Stream.concat(staff, purchases);
    }

    @Rule("PSW-17-03")
    static Stream<Reason> coordinationStaysWithinTheCap(PlanFacts facts) {
        FinancialPlan costs = facts.costs();
        return costs.coordinationOk()
                ? Stream.empty()
                : Stream.of(on(
                        "staff",
                        "COORDINATION_EXCESS",
                        "PSW-17-03",
                        "Coordinamento, direzione, segreteria, monitoraggio e valutazione costano "
                                + ItalianText.euro(costs.rows().capped()) + ": il limite è "
                                + ItalianText.euro(costs.coordinationCap()) + " ("
                                + facts.notice().rates().coordinationCap().display()
                                + " del costo diretto del personale)."));
    }

    @Rule("PSW-05-16")
    static Stream<Reason> theSharesMakeUpTheTotal(PlanFacts facts) {
        Association association = facts.plan().association();
        if (association == null) {
            return Stream.empty();
        }
        Euro shares = Euro.sum(association.members().stream().map(Member::share).toList());
        Euro total = facts.costs().total();
        return shares.equals(total)
                ? Stream.empty()
                : Stream.of(on(
                        "association.members",
                        "SHARES_NOT_TOTAL",
                        "PSW-05-16",
                        "Le quote dei componenti sommano a " + ItalianText.euro(shares) + ", il progetto costa "
                                + ItalianText.euro(total) + "."));
    }

    @Rule({"PSW-05-16", "PSW-17-10"})
    static Stream<Reason> actionBIsBorneByTheLead(PlanFacts facts) {
        Association association = facts.plan().association();
        if (association == null) {
            return Stream.empty();
        }
        Euro lead = Euro.sum(association.members().stream()
                .filter(Member::lead)
                .map(Member::share)
                .toList());
        Stream<Reason> share = lead.covers(facts.costs().g())
                ? Stream.empty()
                : Stream.of(on(
                        "association.members",
                        "ACTION_B_NOT_OF_LEAD",
                        "PSW-17-10",
                        "La quota della capofila (" + ItalianText.euro(lead) + ") non copre l'Azione B ("
                                + ItalianText.euro(facts.costs().g()) + "), che è tutta a suo carico."));
        return Stream.concat(
                share,
                eachPurchase(
                        facts,
                        line -> !isLead(association, line.memberId()),
                        ".memberId",
                        "ACTION_B_NOT_OF_LEAD",
                        "PSW-17-10",
                        "Gli acquisti dell'Azione B sono a carico della sola impresa capofila."));
    }

    @Rule("PSW-05-17")
    static Stream<Reason> everyLineNamesItsMember(PlanFacts facts) {
        Association association = facts.plan().association();
        return association == null
                ? Stream.empty()
                : eachStaffLine(
                        facts,
                        line -> member(association, line.memberId()).isEmpty(),
                        ".memberId",
                        "MEMBER_UNKNOWN",
                        "PSW-05-17",
                        line -> "La riga di spesa non indica un componente dell'associazione.");
    }

    /** No amount can be granted below the minimum; excluding is for the officer (PSW-00-11). */
    @Rule({"PSW-05-03", "PSW-05-04"})
    static Stream<Reason> warnOfTooFewEmployees(PlanFacts facts) {
        return facts.headcount().lazio() >= facts.notice().call().minEmployees()
                ? Stream.empty()
                : Stream.of(new Grants(facts.notice(), facts.tables())
                        .noAmount(facts.headcount().lazio()));
    }

    @Rule("PSW-05-16")
    static Stream<Reason> warnOfMembersNotDescribed(PlanFacts facts) {
        Association association = facts.plan().association();
        if (association == null) {
            return Stream.empty();
        }
        List<Member> members = association.members();
        return IntStream.range(0, members.size())
                .filter(i ->
                        isBlank(members.get(i).role()) || isBlank(members.get(i).competences()))
                .mapToObj(i -> on(
                        "association.members[" + i + "]",
                        "MEMBER_NOT_DESCRIBED",
                        "PSW-05-16",
                        "Mancano il ruolo o le competenze del componente "
                                + members.get(i).taxCode() + "."));
    }

    @Rule("PSW-03-04")
    static Stream<Reason> warnOfLinesWithoutActivity(PlanFacts facts) {
        return eachStaffLine(
                facts,
                line -> line.activity() == null && !line.function().isCapped(),
                ".activity",
                "ACTIVITY_NOT_TAGGED",
                "PSW-03-04",
                line -> "La riga non è attribuita a un'attività preliminare, alla formazione o al progetto pilota.");
    }

    @Rule("PSW-17-03")
    static Stream<Reason> warnOfMonitoringInThePilot(PlanFacts facts) {
        return eachStaffLine(
                facts,
                StaffLine::monitoringOfPilot,
                ".monitoringOfPilot",
                "PILOT_MONITORING",
                "PSW-17-03",
                line -> facts.notice().switches().pilotMonitoringCounts()
                        ? "Il monitoraggio del progetto pilota è compreso nel limite del coordinamento."
                        : "Il monitoraggio del progetto pilota non è compreso nel limite del coordinamento:"
                                + " verificare che non sia monitoraggio di gestione.");
    }

    @Rule({"PSW-17-11", "PSW-01-03"})
    static Stream<Reason> warnOfRatesAboveTheCeiling(PlanFacts facts) {
        var ceilings = facts.notice().delegated().hourlyCeilings();
        return eachStaffLine(
                facts,
                line -> {
                    Euro ceiling = ceilings.get(line.function().name());
                    return ceiling != null && line.rate().exceeds(ceiling);
                },
                ".rate",
                "RATE_EXCESS",
                "PSW-17-11",
                line -> "Il costo orario " + ItalianText.euro(line.rate()) + " supera il massimale "
                        + ItalianText.euro(ceilings.getOrDefault(line.function().name(), Euro.ZERO)) + ".");
    }

    @Rule({"PSW-03-23", "PSW-17-06"})
    static Stream<Reason> warnOfGoodsOutsideTheList(PlanFacts facts) {
        return eachPurchase(
                facts,
                line -> line.category() == PurchaseLine.Category.OTHER,
                ".category",
                "CATEGORY_NOT_ADMITTED",
                "PSW-03-23",
                "Sono ammessi solo notebook, smartphone, accessori e software: la spesa non sarà riconosciuta.");
    }

    @Rule({"PSW-03-23", "PSW-17-09"})
    static Stream<Reason> warnOfUsedGoods(PlanFacts facts) {
        return eachPurchase(
                facts,
                line -> !line.isNew(),
                ".isNew",
                "USED_GOODS",
                "PSW-17-09",
                "I beni usati non sono ammissibili: la spesa non sarà riconosciuta.");
    }

    private static Euro staff(Plan plan, Predicate<StaffLine> which) {
        return Euro.rounded(
                plan.staff().stream().filter(which).map(StaffLine::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Stream<Member> memberStream(Association association, @Nullable String taxCode) {
        return taxCode == null
                ? Stream.empty()
                : association.members().stream()
                        .filter(m -> Employee.person(m.taxCode()).equals(Employee.person(taxCode)));
    }

    private static List<Member> member(Association association, @Nullable String taxCode) {
        return memberStream(association, taxCode).toList();
    }

    private static boolean isLead(Association association, @Nullable String taxCode) {
        return memberStream(association, taxCode).anyMatch(Member::lead);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Stream<Reason> eachStaffLine(
            PlanFacts facts,
            Predicate<StaffLine> fails,
            String field,
            String code,
            String rule,
            Function<StaffLine, String> text) {
        List<StaffLine> lines = facts.plan().staff();
        return IntStream.range(0, lines.size())
                .filter(i -> fails.test(lines.get(i)))
                .mapToObj(i -> on("staff[" + i + "]" + field, code, rule, text.apply(lines.get(i))));
    }

    private static Stream<Reason> eachPurchase(
            PlanFacts facts, Predicate<PurchaseLine> fails, String field, String code, String rule, String text) {
        List<PurchaseLine> lines = facts.plan().purchases();
        return IntStream.range(0, lines.size())
                .filter(i -> fails.test(lines.get(i)))
                .mapToObj(i -> on("purchases[" + i + "]" + field, code, rule, text));
    }
}

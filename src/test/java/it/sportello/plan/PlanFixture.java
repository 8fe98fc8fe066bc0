package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.plan.Plan.Association;
import it.sportello.plan.Plan.Member;
import it.sportello.plan.Plan.Participant;
import it.sportello.plan.Plan.Pilot;
import it.sportello.plan.Plan.PurchaseLine;
import it.sportello.plan.Plan.StaffLine;
import it.sportello.plan.Plan.TrainingAction;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A plan that breaks no rule, of an enterprise with as many Lazio employees as wanted; each test spoils one thing. */
final class PlanFixture {

    static final Notice NOTICE = NoticeFixture.psw();
    static final Tables TABLES = new DmnTables();
    static final LocalDate DAY = LocalDate.of(2020, 4, 1);
    static final String LEAD = "LEAD";
    static final String PARTNER = "PARTNER";

    boolean actionA = true;
    boolean actionB = true;
    List<Employee> employees;
    List<TrainingAction> training = new ArrayList<>();
    Pilot pilot;
    LocalDate start = LocalDate.of(2020, 6, 1);
    LocalDate end = LocalDate.of(2021, 2, 28);
    List<StaffLine> staff = new ArrayList<>();
    List<PurchaseLine> purchases = new ArrayList<>();
    Association association;
    Notice notice = NOTICE;

    PlanFixture(int lazioEmployees) {
        employees = new ArrayList<>(IntStream.range(0, lazioEmployees)
                .mapToObj(i -> new Employee(person(i), ContractType.PERMANENT, true))
                .toList());
        training.add(action("16", Math.min(lazioEmployees, 10), 0));
        pilot = new Pilot(
                start,
                LocalDate.of(2020, 10, 31),
                employees.stream()
                        .map(Employee::taxCode)
                        .limit(TABLES.pilotMinimum(NOTICE.ruleSet(), lazioEmployees)
                                .orElse(0))
                        .toList(),
                null);
        staff.add(staff(Voice.A1, FunctionCode.TEACHING, "16", "100.00"));
        purchases.add(notebook("1000.00"));
    }

    Plan plan() {
        return new Plan(actionA, actionB, employees, training, pilot, start, end, staff, purchases, association);
    }

    CheckedPlan check() {
        return new PlanCheck(notice, TABLES).check(plan(), DAY);
    }

    List<String> blocks() {
        return check().blocks().stream().map(Reason::label).toList();
    }

    List<String> warnings() {
        return check().warnings().stream().map(Reason::label).toList();
    }

    /** Makes it a proposal in association, with the shares given. */
    PlanFixture inAssociation(String lead, String partner) {
        association = new Association(List.of(
                new Member(LEAD, true, "capofila", "impresa", Euro.of(lead)),
                new Member(PARTNER, false, "mandante", "formazione", Euro.of(partner))));
        staff.replaceAll(s -> new StaffLine(
                s.voice(), s.function(), s.activity(), s.monitoringOfPilot(), PARTNER, s.hours(), s.rate()));
        purchases.replaceAll(p -> new PurchaseLine(p.category(), p.description(), p.net(), p.vat(), p.isNew(), LEAD));
        return this;
    }

    static String person(int number) {
        return "PERSON" + number;
    }

    /** An action with participants from the name list and, on top, people of other companies. */
    static TrainingAction action(String hours, int employees, int outsiders) {
        List<Participant> people = new ArrayList<>();
        IntStream.range(0, employees).forEach(i -> people.add(new Participant(person(i), Participant.Role.EMPLOYEE)));
        IntStream.range(0, outsiders)
                .forEach(i -> people.add(new Participant("OUTSIDER" + i, Participant.Role.EMPLOYEE)));
        return new TrainingAction(
                "Lavorare per obiettivi", new BigDecimal(hours), people, true, true, true, TrainingProvider.SELF);
    }

    static StaffLine staff(Voice voice, FunctionCode function, String hours, String rate) {
        return new StaffLine(voice, function, ActivityCode.TRAINING, false, null, new BigDecimal(hours), Euro.of(rate));
    }

    static PurchaseLine notebook(String net) {
        return new PurchaseLine(
                PurchaseLine.Category.NOTEBOOK, "computer portatile", Euro.of(net), Euro.ZERO, true, null);
    }
}

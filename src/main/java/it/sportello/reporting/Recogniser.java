package it.sportello.reporting;

import static it.sportello.shared.ItalianText.euro;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.reporting.Recognition.ActionRecognition;
import it.sportello.reporting.Recognition.Cut;
import it.sportello.reporting.Recognition.Hours;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes what a report is worth, with the cuts in their one order (PSW-19-28). Pure: same input, same result. */
@Rule("PSW-19-28")
public final class Recogniser {

    private final Tables tables;

    public Recogniser(Tables tables) {
        this.tables = tables;
    }

    /** The recognition of the report under what the officers decided so far; a proposal until it is confirmed. */
    public Recognition recognise(ExpenseReport report, ReportContext context, Verification verification) {
        return new Run(tables, report, context, verification).recognise();
    }

    /** One computation. */
    private static final class Run {

        private final ReportAccounts accounts;
        private final ReportedCase reported;
        private final Notice notice;
        private final int maxTrainingHours;
        private final OfficerQuestions officer;
        private final Explanation.Builder explanation = Explanation.of(
                "recognition",
                "PSW-19-28",
                "PSW-03-16",
                "PSW-17-05",
                "PSW-03-13",
                "PSW-17-04",
                "PSW-19-25",
                "PSW-19-26",
                "PSW-03-02");

        Run(Tables tables, ExpenseReport report, ReportContext context, Verification verification) {
            this.accounts = new ReportAccounts(report, context, verification);
            this.reported = context.reported();
            this.notice = context.notice();
            this.maxTrainingHours = tables.maxTrainingHours(notice.ruleSet(), reported.lazioEmployees())
                    .orElse(0);
            this.officer = new OfficerQuestions(accounts, new EvidenceCheck(tables));
        }

        Recognition recognise() {
            explanation
                    .input("ruleSet", notice.ruleSet())
                    .input("lazioEmployees", reported.lazioEmployees())
                    .input("activityStart", reported.activityStart())
                    .input("activityEnd", reported.activityEnd())
                    .input("reportDate", reported.reportDate())
                    .input("flatApproved", reported.flatApproved())
                    .input("grantA", reported.grantA())
                    .input("grantB", reported.grantB());

            new LineAdmission(accounts, officer).cut();
            step("1. Ammissibilità delle righe e massimali orari");

            Hours hours = new TrainingCaps(accounts, maxTrainingHours).cut();
            step("2. Ore di formazione finanziate " + ItalianText.number(hours.funded()) + " su "
                    + ItalianText.number(hours.held())
                    + " (massimo " + maxTrainingHours + "); ore di tutoraggio "
                    + ItalianText.number(hours.tutoring()));

            List<ActionRecognition> actions = new AttendanceCut(accounts, explanation).cut();
            step("3. Partecipazione media alle azioni formative");

            CoordinationCap cap = new CoordinationCap(accounts);
            Euro other = accounts.sum(a -> a.line.isActionA() && !cap.isCapped(a));
            Euro coordination = accounts.sum(cap::isCapped);
            Euro coordinationEligible = cap.cut(other, coordination);
            Euro directStaff = other.plus(coordinationEligible);
            explanation.step("4. Coordinamento e funzioni collegate: K = " + euro(coordination) + ", O = " + euro(other)
                    + ", K' = " + euro(coordinationEligible));

            Euro flatComputed = notice.rates().flatRate().of(directStaff);
            Euro flat = flatComputed.min(reported.flatApproved());
            Euro costA = directStaff.plus(flat);
            Euro recognisedA = costA.min(reported.grantA()).max(Euro.ZERO);
            explanation.step("5. c' = " + euro(directStaff) + "; d' = min(" + euro(flatComputed) + "; "
                    + euro(reported.flatApproved()) + ") = " + euro(flat) + "; costo dell'Azione A " + euro(costA)
                    + "; riconosciuto A = min(" + euro(costA) + "; " + euro(reported.grantA()) + ") = "
                    + euro(recognisedA));

            Euro equipment = new EquipmentAdmission(accounts).cut();
            Euro recognisedB = recognisedA.isZero() ? Euro.ZERO : equipment.min(reported.grantB());
            explanation.step("6. f' = " + euro(equipment) + "; riconosciuto B = "
                    + (recognisedA.isZero()
                            ? euro(Euro.ZERO) + ", perché l'Azione A non è riconosciuta"
                            : "min(" + euro(equipment) + "; " + euro(reported.grantB()) + ") = " + euro(recognisedB)));
            if (recognisedA.isZero()) {
                accounts.tasks.add(Reason.of(
                        "REV_ACTION_A_NOT_REALISED",
                        "PSW-03-02",
                        "Nulla è riconosciuto per l'Azione A: valutare l'avvio del procedimento di revoca."));
            }
            Euro total = recognisedA.plus(recognisedB);
            explanation.step("7. Contributo riconosciuto " + euro(total));

            officer.askAboutTheReport();
            List<LineRecognition> lines = lineResults(flat);
            lines.forEach(line -> explanation.step(sentence(line)));
            return new Recognition(
                    notice.ruleSet(),
                    lines,
                    actions,
                    hours,
                    other,
                    coordination,
                    coordinationEligible,
                    coordination.minus(coordinationEligible),
                    directStaff,
                    flat,
                    costA,
                    equipment,
                    recognisedA,
                    recognisedB,
                    total,
                    accounts.tasks,
                    accounts.warnings,
                    explanation.result(total));
        }

        /** After a cut of the lines, what is left of each voice. */
        private void step(String title) {
            explanation.step(title + ": restano " + euro(accounts.sum(a -> a.line.isActionA())) + " di personale e "
                    + euro(accounts.sum(a -> !a.line.isActionA())) + " di attrezzature");
        }

        /** What became of a line and why, with the rule of each cut. */
        @Rule("PSW-00-10")
        private static String sentence(LineRecognition line) {
            String outcome = "Riga " + line.line() + " del documento " + line.document() + ": esposti "
                    + euro(line.net()) + ", ammessi " + euro(line.eligible());
            return line.cuts().isEmpty()
                    ? outcome + "."
                    : line.cuts().stream()
                            .map(cut -> "– " + euro(cut.amount()) + " " + cut.text() + " ("
                                    + cut.code().rule() + ")")
                            .collect(Collectors.joining("; ", outcome + ": ", "."));
        }

        private List<LineRecognition> lineResults(Euro flat) {
            List<LineAccount> staff = accounts.lines(a -> a.line.isActionA());
            List<Euro> flats =
                    Shares.spread(flat, staff.stream().map(LineAccount::amount).toList());
            Map<LineAccount, Euro> flatOf = new HashMap<>();
            for (int i = 0; i < staff.size(); i++) {
                flatOf.put(staff.get(i), flats.get(i));
            }
            return accounts.lines.stream()
                    .map(a -> new LineRecognition(
                            a.document.id(),
                            a.line.id(),
                            a.line.net(),
                            a.amount(),
                            List.<Cut>copyOf(a.cuts()),
                            a.setAside(),
                            a.line.vat(),
                            flatOf.getOrDefault(a, Euro.ZERO)))
                    .toList();
        }
    }
}

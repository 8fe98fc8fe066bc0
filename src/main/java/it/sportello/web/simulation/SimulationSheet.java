package it.sportello.web.simulation;

import it.sportello.plan.ContractType;
import it.sportello.plan.Employee;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Plan;
import it.sportello.plan.Plan.PurchaseLine.Category;
import it.sportello.plan.TrainingProvider;
import it.sportello.plan.Voice;
import it.sportello.proposal.ProposalForm.PaymentOption;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The few answers of the public page, and the plan they stand for. What is not answered is zero. */
final class SimulationSheet {

    /** The page is for estimates: nobody counts beyond this by hand. */
    private static final int MOST_EMPLOYEES = 10_000;

    private static final BigDecimal ONE_HOUR = BigDecimal.ONE;

    private final Map<String, String> answers;
    private final Map<String, String> errors = new LinkedHashMap<>();

    SimulationSheet(Map<String, String> answers) {
        this.answers = answers;
    }

    /** Field to Italian sentence; empty when everything can be read. */
    Map<String, String> errors() {
        return errors;
    }

    PaymentOption paymentOption() {
        return checked("singlePayment") ? PaymentOption.SINGLE_AT_END : PaymentOption.ADVANCE_AND_BALANCE;
    }

    int totalEmployees() {
        return whole("totalEmployees");
    }

    boolean inAssociation() {
        return checked("association");
    }

    Plan plan() {
        int lazio = whole("lazioEmployees");
        int total = Math.max(lazio, totalEmployees());
        boolean actionB = checked("actionB");
        return new Plan(
                true,
                actionB,
                employees(lazio, total),
                training(hours()),
                null,
                null,
                null,
                staff(),
                actionB ? purchases() : List.of(),
                null);
    }

    private static List<Employee> employees(int lazio, int total) {
        return IntStream.range(0, total)
                .mapToObj(i -> new Employee("DIPENDENTE-" + i, ContractType.PERMANENT, i < lazio))
                .toList();
    }

    private static List<Plan.TrainingAction> training(BigDecimal hours) {
        return hours.signum() == 0
                ? List.of()
                : List.of(new Plan.TrainingAction(
                        "Formazione", hours, List.of(), true, true, true, TrainingProvider.SELF));
    }

    /** The capped functions are part of the second rows: of the internal one first. */
    private List<Plan.StaffLine> staff() {
        Euro a2 = amount("a2");
        Euro b2 = amount("b2");
        Euro capped = amount("capped");
        Euro cappedA = capped.min(a2);
        Euro cappedB = capped.minus(cappedA);
        if (cappedB.exceeds(b2)) {
            errors.put("capped", "È già compreso nelle righe a2) e b2): non può superarne la somma.");
            cappedB = b2;
        }
        return Stream.of(
                        line(Voice.A1, FunctionCode.TEACHING, amount("a1")),
                        line(Voice.A1, FunctionCode.ADMIN_AUXILIARY, a2.minus(cappedA)),
                        line(Voice.A1, FunctionCode.COORDINATION, cappedA),
                        line(Voice.A2, FunctionCode.TEACHING, amount("b1")),
                        line(Voice.A2, FunctionCode.ADMIN_AUXILIARY, b2.minus(cappedB)),
                        line(Voice.A2, FunctionCode.COORDINATION, cappedB))
                .filter(line -> line.rate().isPositive())
                .toList();
    }

    private static Plan.StaffLine line(Voice voice, FunctionCode function, Euro amount) {
        return new Plan.StaffLine(voice, function, null, false, null, ONE_HOUR, amount);
    }

    private List<Plan.PurchaseLine> purchases() {
        List<Plan.PurchaseLine> lines = new ArrayList<>();
        for (Category category :
                List.of(Category.NOTEBOOK, Category.SMARTPHONE, Category.ACCESSORY, Category.SOFTWARE)) {
            Euro net = amount(category.name());
            if (net.isPositive()) {
                lines.add(new Plan.PurchaseLine(category, "", net, Euro.ZERO, true, null));
            }
        }
        return lines;
    }

    private boolean checked(String field) {
        return answers.containsKey(field);
    }

    private int whole(String field) {
        String text = text(field);
        try {
            int number = text.isEmpty() ? 0 : Integer.parseInt(text);
            if (number >= 0 && number <= MOST_EMPLOYEES) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with what is out of range.
        }
        errors.put(field, "Indicare un numero intero da 0 a " + MOST_EMPLOYEES + ".");
        return 0;
    }

    private BigDecimal hours() {
        Euro read = amount("hours");
        return read.amount().stripTrailingZeros();
    }

    private Euro amount(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? Euro.ZERO : ItalianText.amount(text);
        } catch (IllegalArgumentException e) {
            errors.put(field, "Indicare un importo come 1.234,56, con al massimo due decimali.");
            return Euro.ZERO;
        }
    }

    private String text(String field) {
        return answers.getOrDefault(field, "").strip();
    }
}

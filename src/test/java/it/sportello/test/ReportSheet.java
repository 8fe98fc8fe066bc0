package it.sportello.test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The form of an expense report as a beneficiary would send it. */
public final class ReportSheet {

    private ReportSheet() {}

    /** One payslip of one internal expert, paid on that day by bank transfer. */
    public static Map<String, Object> experts(String beneficiary, String net, LocalDate day) {
        return sheet(
                payslip(beneficiary, net, day, List.of(transfer(beneficiary, net, day))), List.of(), pilot(day, 6));
    }

    /** As above, not paid yet, after a pilot of that many months. */
    public static Map<String, Object> unpaid(String beneficiary, String net, LocalDate day, int pilotMonths) {
        return sheet(payslip(beneficiary, net, day, List.of()), List.of(), pilot(day, pilotMonths));
    }

    /** As {@link #experts}, with a training action of sixteen hours, C1, that many persons attended in full. */
    public static Map<String, Object> training(String beneficiary, String net, LocalDate day, int participants) {
        List<Map<String, Object>> persons = IntStream.range(0, participants)
                .mapToObj(i -> Map.<String, Object>of(
                        "taxCode", "P" + i, "contract", "PERMANENT", "outsider", false, "attendedHours", "16.00"))
                .toList();
        Map<String, Object> action = Map.of(
                "id",
                "C1",
                "title",
                "Corso",
                "plannedHours",
                "16.00",
                "participants",
                persons,
                "sessions",
                List.of(session("S1", day.minusWeeks(2), participants), session("S2", day.minusWeeks(1), participants)),
                "trainersOpinion",
                "NONE");
        return sheet(
                payslip(beneficiary, net, day, List.of(transfer(beneficiary, net, day))),
                List.of(action),
                pilot(day, 6));
    }

    private static Map<String, Object> session(String id, LocalDate day, int learners) {
        return Map.of(
                "id",
                id,
                "date",
                day.toString(),
                "startsAt",
                "09:00",
                "hours",
                "8.00",
                "signed",
                true,
                "learnersPresent",
                learners);
    }

    private static Map<String, Object> payslip(
            String beneficiary, String net, LocalDate day, List<Map<String, Object>> payments) {
        BigDecimal rate = new BigDecimal("40.00");
        BigDecimal hours = new BigDecimal(net).divide(rate, 2, RoundingMode.UNNECESSARY);
        Map<String, Object> line = new HashMap<>();
        line.put("id", "L1");
        line.put("voice", "A1");
        line.put("kind", "STAFF");
        line.put("description", "Analisi organizzativa e stesura del piano");
        line.put("member", beneficiary);
        line.put("function", "EXPERT");
        line.put("activity", "PREL_A");
        line.put(
                "person",
                Map.of(
                        "taxCode",
                        "BNCLRA80A41H501X",
                        "name",
                        "Laura Bianchi",
                        "contract",
                        "PERMANENT",
                        "ccnl",
                        "Commercio e terziario"));
        line.put("hours", hours.toPlainString());
        line.put("rate", rate.toPlainString());
        line.put("net", net);
        line.put("vat", "0.00");
        line.put("referenceDate", day.toString());
        line.put("register", List.of());
        line.put("timesheetSigned", true);
        line.put("quantity", 1);
        line.put("isNew", true);
        line.put("rental", false);
        Map<String, Object> document = new HashMap<>();
        document.put("id", "D1");
        document.put("type", "busta paga");
        document.put("number", "1");
        document.put("date", day.toString());
        document.put("holder", beneficiary);
        document.put("attached", true);
        document.put("payments", payments);
        document.put("lines", List.of(line));
        return document;
    }

    private static Map<String, Object> transfer(String payer, String amount, LocalDate day) {
        return Map.of(
                "method",
                "BANK_TRANSFER",
                "amount",
                amount,
                "date",
                day.toString(),
                "payer",
                payer,
                "proofAttached",
                true,
                "cupPresent",
                true,
                "projectCodePresent",
                true);
    }

    /** Carried out in the months before that day. */
    private static Map<String, Object> pilot(LocalDate day, int months) {
        return Map.of(
                "start",
                day.minusMonths(months).toString(),
                "end",
                day.toString(),
                "employees",
                4,
                "reportAttached",
                true);
    }

    private static Map<String, Object> sheet(
            Map<String, Object> document, List<Map<String, Object>> trainingActions, Map<String, Object> pilot) {
        return Map.of(
                "documents", List.of(document),
                "trainingActions", trainingActions,
                "assignments", List.of(),
                "pilot", pilot,
                "evidence",
                        Map.of(
                                "plan", true,
                                "agreementOrRegulation", true,
                                "approval", true,
                                "boardPosting", true,
                                "intranetPosting", true,
                                "descriptiveReport", true,
                                "fseForms", true,
                                "products", true,
                                "grossCostSummary", true));
    }
}

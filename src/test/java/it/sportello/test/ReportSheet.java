package it.sportello.test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form of an expense report as a beneficiary would send it. */
public final class ReportSheet {

    private ReportSheet() {}

    /** One payslip of one internal expert, paid on that day by bank transfer. */
    public static Map<String, Object> experts(String beneficiary, String net, LocalDate day) {
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
        document.put(
                "payments",
                List.of(Map.of(
                        "method",
                        "BANK_TRANSFER",
                        "amount",
                        net,
                        "date",
                        day.toString(),
                        "payer",
                        beneficiary,
                        "proofAttached",
                        true,
                        "cupPresent",
                        true,
                        "projectCodePresent",
                        true)));
        document.put("lines", List.of(line));
        return Map.of(
                "documents", List.of(document),
                "trainingActions", List.of(),
                "assignments", List.of(),
                "pilot",
                        Map.of(
                                "start",
                                day.minusMonths(6).toString(),
                                "end",
                                day.toString(),
                                "employees",
                                4,
                                "reportAttached",
                                true),
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

package it.sportello.reporting;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.reporting.ExpenseReport.Evidence;
import it.sportello.reporting.ExpenseReport.Pilot;
import it.sportello.shared.ItalianText;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the report must prove beside the expenses; nothing here changes an amount, the officer judges. */
@Rule({"PSW-03-03", "PSW-03-17", "PSW-03-18", "PSW-03-22", "PSW-19-03", "PSW-19-04", "PSW-19-06", "PSW-19-21"})
final class EvidenceCheck {

    private static final String PUBLICITY = "REV_PUBLICITY";

    private final Tables tables;

    EvidenceCheck(Tables tables) {
        this.tables = tables;
    }

    /** Every proof that is missing or not sufficient. */
    List<Reason> missing(ExpenseReport report, Notice notice, ReportedCase reported) {
        List<Reason> missing = new ArrayList<>();
        Evidence evidence = report.evidence();
        require(evidence.plan(), "plan", "PSW-03-03", "il piano di smart working", missing);
        require(
                evidence.agreementOrRegulation(),
                "agreementOrRegulation",
                "PSW-03-03",
                "l'accordo o il regolamento aziendale",
                missing);
        require(evidence.approval(), "approval", "PSW-03-03", "la prova dell'approvazione", missing);
        require(evidence.boardPosting(), "boardPosting", "PSW-03-03", "la prova dell'affissione in bacheca", missing);
        require(
                evidence.intranetPosting(),
                "intranetPosting",
                "PSW-03-03",
                "la prova della pubblicazione nella intranet, o la dichiarazione che manca una intranet",
                missing);
        require(evidence.descriptiveReport(), "descriptiveReport", "PSW-19-03", "la relazione descrittiva", missing);
        require(evidence.fseForms(), "fseForms", "PSW-19-04", "i modelli di sintesi FSE", missing);
        if (!evidence.products()) {
            missing.add(Reason.on(
                    "evidence.products",
                    "REV_PRODUCTS_NOT_DELIVERED",
                    "PSW-19-06",
                    "I prodotti realizzati non sono stati consegnati."));
        }
        require(
                evidence.grossCostSummary(),
                "grossCostSummary",
                "PSW-19-21",
                "il prospetto di calcolo del costo lordo del personale",
                missing);
        checkPilot(report, notice, reported, missing);
        checkPublicity(report, notice, missing);
        return missing;
    }

    @Rule("PSW-16-09")
    private static void checkPublicity(ExpenseReport report, Notice notice, List<Reason> missing) {
        PublicityEvidence evidence = report.publicity();
        if (evidence == null) {
            missing.add(Reason.on(
                    "publicity",
                    PUBLICITY,
                    "PSW-16-09",
                    "Nulla è documentato sugli obblighi di informazione e comunicazione."));
        } else {
            new PublicityCheck(notice.publicity())
                    .check(evidence)
                    .grounds()
                    .forEach(ground -> missing.add(
                            Reason.on("publicity", PUBLICITY, ground.rule().value(), ground.text())));
        }
    }

    private static void require(boolean present, String field, String rule, String what, List<Reason> missing) {
        if (!present) {
            missing.add(Reason.on("evidence." + field, "EVIDENCE_MISSING", rule, "Manca " + what + "."));
        }
    }

    private void checkPilot(ExpenseReport report, Notice notice, ReportedCase reported, List<Reason> missing) {
        Pilot pilot = report.pilot();
        if (pilot == null) {
            missing.add(notRealised("PSW-03-17", "Il progetto pilota non è documentato."));
            return;
        }
        if (!pilot.reportAttached()) {
            missing.add(Reason.on("pilot", "EVIDENCE_MISSING", "PSW-03-17", "Manca la relazione sul progetto pilota."));
        }
        if (!new MinimumDuration(notice.terms().pilotMonths()).isReached(pilot.start(), pilot.end())) {
            missing.add(notRealised(
                    "PSW-03-18",
                    "Il progetto pilota è durato dal " + ItalianText.day(pilot.start()) + " al "
                            + ItalianText.day(pilot.end()) + ", meno di "
                            + notice.terms().pilotMonths() + " mesi."));
        }
        checkPilotTimes(pilot, reported, missing);
        int minimum =
                tables.pilotMinimum(notice.ruleSet(), reported.lazioEmployees()).orElse(0);
        if (pilot.counted() < minimum) {
            missing.add(notRealised(
                    "PSW-03-22",
                    "Il progetto pilota ha coinvolto " + pilot.counted() + " dipendenti, meno del minimo di " + minimum
                            + "."));
        }
    }

    /** The times of the pilot bind as the proposal gave them, shifted to the start. */
    @Rule("PSW-16-02")
    private static void checkPilotTimes(Pilot pilot, ReportedCase reported, List<Reason> missing) {
        LocalDate due = reported.pilotDue();
        if (due != null && pilot.end().isAfter(due)) {
            missing.add(Reason.on(
                    "pilot",
                    "REV_NOT_COMPLETED",
                    "PSW-16-02",
                    "Il progetto pilota è finito il " + ItalianText.day(pilot.end()) + ", oltre il "
                            + ItalianText.day(due) + " che risulta dai tempi della proposta."));
        }
    }

    private static Reason notRealised(String rule, String text) {
        return Reason.on("pilot", "REV_ACTION_A_NOT_REALISED", rule, text);
    }
}

package it.sportello.web.desk;

import it.sportello.payment.Payments;
import it.sportello.process.api.ReportExaminations;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was reported, and what of it is recognised. */
@Service
@Transactional(readOnly = true)
class ExpenseFacts {

    private final Reports reports;
    private final ReportExaminations recognitions;
    private final Payments payments;
    private final Italian italian;

    ExpenseFacts(Reports reports, ReportExaminations recognitions, Payments payments, Italian italian) {
        this.reports = reports;
        this.recognitions = recognitions;
        this.payments = payments;
        this.italian = italian;
    }

    Section report(ReferenceCode code) {
        Section.Builder section = Section.titled("Rendiconto");
        Optional<Reports.StoredReport> found = reports.find(code);
        if (found.isEmpty()) {
            return section.say("Rendiconto non ancora presentato.").build();
        }
        Reports.StoredReport stored = found.get();
        Recognition recognition = stored.recognition() == null ? recognitions.current(code) : stored.recognition();
        section.fact("Presentato", italian.instant(stored.submittedAt()))
                .fact(
                        "Verifica",
                        switch (stored.state()) {
                            case SUBMITTED -> "da ricalcolare dopo le ultime decisioni";
                            case CHECKED -> "calcolata, da confermare";
                            case CONFIRMED -> "confermata";
                        })
                .fact(
                        "Spese rendicontate",
                        italian.euro(Euro.sum(recognition.lines().stream()
                                .map(Recognition.LineRecognition::net)
                                .toList())))
                .fact(
                        "Spese ammissibili",
                        italian.euro(Euro.sum(recognition.lines().stream()
                                .map(Recognition.LineRecognition::eligible)
                                .toList())))
                .fact("Personale riconosciuto", italian.euro(recognition.directStaff()))
                .fact("Altri costi a tasso forfettario", italian.euro(recognition.flat()))
                .fact("Riconosciuto, Azione A", italian.euro(recognition.recognisedA()))
                .fact("Riconosciuto, Azione B", italian.euro(recognition.recognisedB()))
                .fact("Riconosciuto in totale", italian.euro(recognition.recognisedTotal()))
                .fact("Già erogato", italian.euro(payments.netPaid(code)));
        recognition.tasks().forEach(task -> section.say("Da decidere: " + Italian.withRule(task), "bad"));
        recognition.warnings().forEach(warning -> section.say("Avviso: " + Italian.withRule(warning), "warn"));
        return section.build();
    }
}

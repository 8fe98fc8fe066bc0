package it.sportello.process.phase;

import it.sportello.notice.Tables;
import it.sportello.process.api.ReportExaminations;
import it.sportello.reporting.Recogniser;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.reporting.Verification;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes a report with what the rest of the case says. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-19-26", "PSW-19-28"})
class ReportExamination implements ReportExaminations {

    private final Reports reports;
    private final ReportContexts contexts;
    private final Recogniser recogniser;

    ReportExamination(Reports reports, ReportContexts contexts, Tables tables) {
        this.reports = reports;
        this.contexts = contexts;
        this.recogniser = new Recogniser(tables);
    }

    @Override
    public Recognition proposed(ReferenceCode code) {
        return recogniser.recognise(reports.get(code).report(), contexts.of(code), Verification.none());
    }

    @Override
    public Recognition current(ReferenceCode code) {
        Reports.StoredReport stored = reports.get(code);
        return recogniser.recognise(stored.report(), contexts.of(code), stored.verification());
    }

    @Override
    @Transactional
    public Recognition check(ReferenceCode code) {
        return reports.check(code, contexts.of(code));
    }
}

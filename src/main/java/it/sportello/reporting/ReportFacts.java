package it.sportello.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.shared.Rule;

/**
 * All that a recognition reads, as plain data: kept with its explanation, so that it can be computed again.
 *
 * @param form the report as it was sent
 */
@Rule({"PSW-00-10", "PSW-19-28"})
public record ReportFacts(JsonNode form, ReportedCase reported, Verification verification) {

    public Recognition recognise(Notice notice, Tables tables) {
        return new Recogniser(tables)
                .recognise(
                        ReportForm.read(form, reported.reportDate()),
                        new ReportContext(notice, reported),
                        verification);
    }
}

package it.sportello.reporting;

import it.sportello.notice.Notice;

/** What a report is checked against: what its case says of itself, and the notice under which it does. */
public record ReportContext(Notice notice, ReportedCase reported) {}

package it.sportello.grant;

import it.sportello.shared.Rule;
import java.time.LocalDate;

/** The last individual aid granted under a scheme: from its fiscal year the documents of every case are kept. */
@Rule("PSW-23-03")
public record LastAid(LocalDate grantedOn, String actNumber) {}

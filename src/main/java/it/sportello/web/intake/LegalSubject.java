package it.sportello.web.intake;

import it.sportello.shared.Rule;

/** The enterprise or VAT holder on whose behalf a request is made (PSW-12-02). */
@Rule("PSW-12-02")
public record LegalSubject(String taxCode, String name) {}

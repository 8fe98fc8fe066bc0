package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Rule("PSW-05-14")
class CapitalCompanyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S.p.A.",
                "SPA",
                "S. p. A. a capitale pubblico",
                "Società per azioni",
                "S.r.l.",
                "srls",
                "Società a responsabilità limitata",
                "Societa' a responsabilita' limitata",
                "S.a.p.A.",
                "Società in accomandita per azioni"
            })
    void aCompanyWithCapitalIsKnownByItsShortAndByItsFullForm(String legalForm) {
        assertThat(CapitalCompany.isOne(legalForm)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Comune",
                "Ente pubblico economico",
                "Azienda speciale",
                "Consorzio Spaziale del Lazio",
                "Istituto di ricerca SRLM",
                "S.n.c.",
                "S.a.s."
            })
    void whatOnlyContainsItsLettersIsNone(String legalForm) {
        assertThat(CapitalCompany.isOne(legalForm)).isFalse();
    }
}

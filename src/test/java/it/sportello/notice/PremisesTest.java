package it.sportello.notice;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import org.junit.jupiter.api.Test;

class PremisesTest {

    private final Notice notice = NoticeFixture.psw();

    @Test
    @Rule("PSW-01-01")
    void everyActNamesTheProgrammeWithItsNumberAxisPriorityObjectiveAndAction() {
        assertThat(Premises.of(notice, false))
                .startsWith("POR Lazio FSE 2014-2020 (CCI 2014IT05SFOP005) – Asse I – Occupazione – Priorità di"
                        + " investimento 8i) – Obiettivo specifico 8.5 – Azione Cardine n. 20 \"Formazione aziendale"
                        + " on demand per i lavoratori\"");
    }

    @Test
    @Rule("PSW-01-02")
    void theNoticePrevailsOverTheRegulationsButNotOverTheLawsOfTheState() {
        assertThat(Premises.of(notice, false))
                .containsSubsequence(
                        "prevalgono, nell'ordine:",
                        "disposizioni specifiche dell'Avviso",
                        "Reg. (UE) 1303/2013 e Reg. (UE) 1304/2013",
                        "D.G.R. 410/2017",
                        "B06163/2012",
                        "restano ferme le leggi dello Stato");
    }

    @Test
    @Rule("PSW-01-04")
    void everyLegalReferenceOfTheNoticeIsPrinted() {
        assertThat(notice.law().references()).hasSize(38).doesNotHaveDuplicates();
        assertThat(Premises.of(notice, false)).contains(notice.law().references());
    }

    @Test
    @Rule("PSW-06-01")
    void onlyTheActOfConcessionCitesTheRegulationOnDeMinimisAid() {
        assertThat(Premises.of(notice, true)).contains("Il contributo è concesso ai sensi del Reg. (UE) n. 1407/2013");
        assertThat(Premises.of(notice, false)).doesNotContain("Il contributo è concesso");
    }

    @Test
    @Rule({"PSW-26-01", "PSW-27-01"})
    void everyActNamesThePersonInChargeAndTheCompetentCourt() {
        Notice named = NoticeFixture.with("offices", "procedureOfficer", "Maria Verdi");

        assertThat(Premises.of(named, false))
                .contains("Responsabile unico del procedimento: Maria Verdi, Direzione Regionale Istruzione")
                .endsWith("Foro competente: Roma.");
    }

    @Test
    @Rule("PSW-08-01")
    void theTwoEnvelopesMakeUpTwoMillionEuro() {
        assertThat(notice.call().envelopeA().plus(notice.call().envelopeB())).isEqualTo(Euro.of("2000000.00"));
    }
}

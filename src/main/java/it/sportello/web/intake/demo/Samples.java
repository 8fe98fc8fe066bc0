package it.sportello.web.intake.demo;

import it.sportello.plan.CompanySize;
import java.util.List;

/** The sixteen enterprises of the demo: every band, with and without Action B, alone and in association. */
public final class Samples {

    private static final String BODY = "Formazione Tevere Scarl";
    private static final String BODY_TAX_CODE = SampleForm.companyTaxCode(901);
    private static final String OTHER_BODY = "Ente Sabino per la Formazione";
    private static final String OTHER_BODY_TAX_CODE = SampleForm.companyTaxCode(902);

    private Samples() {}

    public static List<SampleForm> all() {
        return List.of(
                SampleForm.of(1, "Officine Tiburtine S.r.l.")
                        .employees(8, 0)
                        .kind("S.r.l.", CompanySize.MICRO, "25.62.00"),
                SampleForm.of(2, "Studio Aventino Associati")
                        .employees(4, 0)
                        .kind("Associazione professionale", CompanySize.MICRO, "69.20.11")
                        .vatHolderOnly()
                        .withoutActionB(),
                SampleForm.of(3, "Pontina Logistica S.p.A.")
                        .employees(34, 12)
                        .in("Latina", "LT")
                        .kind("S.p.A.", CompanySize.MEDIUM, "49.41.00")
                        .roadFreight()
                        .earlierAids("92000.00"),
                SampleForm.of(4, "Etruria Software S.r.l.")
                        .employees(17, 0)
                        .in("Viterbo", "VT")
                        .with(BODY, BODY_TAX_CODE, false),
                SampleForm.of(5, "Ceramiche Falische S.r.l.")
                        .employees(11, 0)
                        .in("Civita Castellana", "VT")
                        .kind("S.r.l.", CompanySize.SMALL, "23.42.00"),
                SampleForm.of(6, "Cooperativa Sociale Il Ponte")
                        .employees(26, 0)
                        .kind("Società cooperativa sociale", CompanySize.SMALL, "88.10.00")
                        .singlePayment(),
                SampleForm.of(7, "Sabina Assicura S.a.s.")
                        .employees(2, 0)
                        .in("Rieti", "RI")
                        .kind("S.a.s.", CompanySize.MICRO, "66.22.01")
                        .withoutActionB()
                        .singlePayment(),
                SampleForm.of(8, "Ciociaria Meccanica S.p.A.")
                        .employees(42, 60)
                        .in("Frosinone", "FR")
                        .kind("S.p.A.", CompanySize.LARGE, "28.29.99")
                        .linkedTo("Ciociaria Holding S.r.l."),
                SampleForm.of(9, "Laboratorio Gianicolo S.r.l.")
                        .employees(21, 0)
                        .kind("S.r.l.", CompanySize.SMALL, "86.90.12")
                        .with(BODY, BODY_TAX_CODE, true),
                SampleForm.of(10, "Edizioni Trastevere S.r.l.")
                        .employees(10, 0)
                        .kind("S.r.l.", CompanySize.MICRO, "58.11.00")
                        .signedByDelegate(),
                SampleForm.of(11, "Acque dei Castelli S.p.A.")
                        .employees(31, 0)
                        .in("Albano Laziale", "RM")
                        .kind("S.p.A. a capitale pubblico", CompanySize.MEDIUM, "36.00.00")
                        .publicShare(100),
                SampleForm.of(12, "Viaggi Appia S.r.l.")
                        .employees(6, 2)
                        .kind("S.r.l.", CompanySize.MICRO, "79.11.00")
                        .described("Si intende favorire il lavoro da casa."),
                SampleForm.of(13, "Consulting Eur S.r.l.")
                        .employees(14, 0)
                        .kind("S.r.l.", CompanySize.SMALL, "70.22.09")
                        .withPlanAlready(),
                SampleForm.of(14, "Agenzia Colosseo Comunicazione S.r.l.")
                        .employees(9, 0)
                        .kind("S.r.l.", CompanySize.MICRO, "73.11.01")
                        .with(OTHER_BODY, OTHER_BODY_TAX_CODE, false)
                        .withoutActionB(),
                SampleForm.of(15, "Energia Circeo S.r.l.")
                        .employees(28, 5)
                        .in("San Felice Circeo", "LT")
                        .kind("S.r.l.", CompanySize.SMALL, "35.11.00"),
                SampleForm.of(16, "Archivi Digitali Nomentana S.r.l.")
                        .employees(19, 0)
                        .kind("S.r.l.", CompanySize.SMALL, "63.11.11")
                        .earlierAids("18500.00"));
    }
}

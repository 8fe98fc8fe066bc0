package it.sportello.plan;

import it.sportello.shared.Rule;

/** The part of Action A that a cost line belongs to; the four preliminary activities form a closed list. */
@Rule("PSW-03-04")
public enum ActivityCode {
    PREL_A("analisi organizzativa e dei processi interni aziendali"),
    PREL_B("individuazione delle tecnologie digitali più idonee per lo smart working"),
    PREL_C("consulenza giuslavoristica per garantire il rispetto delle normative vigenti"),
    PREL_D("supporto per la stesura del piano di smart working e la redazione dell'accordo aziendale"),
    TRAINING("formazione"),
    PILOT("progetto pilota");

    private final String text;

    ActivityCode(String text) {
        this.text = text;
    }

    /** The activity in the words of the notice, without its examples. */
    public String text() {
        return text;
    }
}

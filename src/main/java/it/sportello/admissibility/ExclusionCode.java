package it.sportello.admissibility;

import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.util.Comparator;

/** The grounds of exclusion, in the order in which an act lists them. */
@Rule({"PSW-05-00", "PSW-13-02"})
public enum ExclusionCode {
    EXC_ACTION_A_MISSING("PSW-03-02", "Azione A richiesta"),
    EXC_NO_CCIAA_NOR_VAT("PSW-05-01", "Iscrizione alla Camera di Commercio o partita IVA"),
    EXC_NO_ECONOMIC_ACTIVITY("PSW-05-01", "Esercizio di attività economica"),
    EXC_NO_LAZIO_UNIT("PSW-05-02", "Sede operativa o di esercizio nel Lazio"),
    EXC_EMPLOYEES_BELOW_2("PSW-05-03", "Numero minimo di dipendenti"),
    EXC_PLAN_ALREADY_EXISTS("PSW-05-05", "Assenza di un piano di smart working regolamentato"),
    EXC_CONTRIBUTIONS_IRREGULAR("PSW-05-06", "Regolarità contributiva"),
    EXC_L68_NON_COMPLIANT("PSW-05-07", "Obblighi di assunzione della L. 68/1999"),
    EXC_DE_MINIMIS_SECTOR("PSW-05-08", "Settore ammesso al regime de minimis"),
    EXC_INSOLVENCY("PSW-05-09", "Assenza di procedure concorsuali o di liquidazione"),
    EXC_PUBLIC_BODY("PSW-05-14", "Natura non di ente pubblico"),
    EXC_ATI_LEAD_NOT_ENTERPRISE("PSW-05-15", "Impresa capofila dell'ATI/ATS"),
    EXC_ATI_MEMBER_NOT_ACCREDITED("PSW-05-15", "Componenti dell'ATI/ATS accreditati"),
    EXC_TRAINING_PROVIDER_NOT_IN_ATI("PSW-03-06", "Organismo di formazione in ATI/ATS"),
    EXC_SUBMISSION_BEFORE_OPENING("PSW-11-01", "Trasmissione dopo l'apertura"),
    EXC_SUBMISSION_AFTER_CLOSURE("PSW-11-03", "Trasmissione entro la chiusura"),
    EXC_WRONG_CHANNEL("PSW-12-01", "Presentazione per via telematica"),
    EXC_DUPLICATE_APPLICANT("PSW-12-09", "Unica proposta dell'impresa"),
    EXC_PARTNER_OVER_LIMIT("PSW-12-10", "Limite di proposte dell'organismo accreditato"),
    EXC_DOC_MISSING("PSW-12-19", "Documento presente"),
    EXC_DOC_WRONG("PSW-12-19", "Documento corretto"),
    EXC_DOC_ILLEGIBLE("PSW-12-19", "Documento leggibile"),
    EXC_DOC_INCOMPLETE("PSW-12-19", "Documento completo"),
    EXC_PRIVACY_CONSENT_REFUSED("PSW-25-03", "Consenso al trattamento dei dati personali"),
    EXC_ALLEGATO_E_OTHER("PSW-13-02", "Altra causa di esclusione dell'Allegato E");

    /** The order of an act: by ground, then as found. */
    static final Comparator<Reason> ORDER =
            Comparator.comparingInt(reason -> valueOf(reason.code()).ordinal());

    private final String rule;
    private final String requirement;

    ExclusionCode(String rule, String requirement) {
        this.rule = rule;
        this.requirement = requirement;
    }

    /** The requirement that fails with this code, in Italian: what the officer confirms or denies. */
    public String requirement() {
        return requirement;
    }

    /** The rule the requirement comes from. */
    public RuleId rule() {
        return RuleId.of(rule);
    }

    Reason because(String text) {
        return Reason.of(name(), rule, text);
    }

    Reason because(String rule, String text) {
        return Reason.of(name(), rule, text);
    }

    Reason on(String subject, String text) {
        return Reason.on(subject, name(), rule, text);
    }

    /** True for the four grounds that come from the status of a document. */
    public boolean isOfDocument() {
        return name().startsWith("EXC_DOC_");
    }
}

package it.sportello.deadline;

import static it.sportello.deadline.Party.ACCOUNTING;
import static it.sportello.deadline.Party.APPLICANT;
import static it.sportello.deadline.Party.COMMISSION;
import static it.sportello.deadline.Party.DATA_PROTECTION_OFFICER;
import static it.sportello.deadline.Party.DIRECTOR;
import static it.sportello.deadline.Party.GUARANTOR;
import static it.sportello.deadline.Party.MUNICIPALITY;
import static it.sportello.deadline.Party.OFFICE;
import static it.sportello.deadline.Party.REGION;
import static it.sportello.deadline.Party.RUP;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deadlines of the notices, DL-01 to DL-29. Their lengths are in the notice, not here. */
public enum DeadlineKind {
    @Rule("PSW-11-01")
    DL_01("Apertura delle domande", "avviso", Nature.INSTANT, of(APPLICANT), of(), "PSW-11-01"),
    @Rule("PSW-11-03")
    DL_02(
            "Chiusura delle domande",
            "comunicazione di chiusura",
            Nature.INSTANT,
            of(APPLICANT),
            of(APPLICANT),
            "PSW-11-03"),
    @Rule("PSW-28-01")
    DL_03("Attivazione della casella di assistenza", "avviso", Nature.DATE, of(REGION), of(), "PSW-28-01"),
    @Rule("PSW-13-10")
    DL_04(
            "Approvazione della proposta",
            "trasmissione",
            Nature.TERM,
            of(COMMISSION, OFFICE, DIRECTOR),
            of(RUP, DIRECTOR, OFFICE),
            "PSW-13-10"),
    @Rule("PSW-06-14")
    DL_05(
            "Comunicazione delle variazioni all'allegato A03",
            "firma A03",
            Nature.INTERVAL,
            of(APPLICANT),
            of(OFFICE),
            "PSW-06-14"),
    @Rule("PSW-16-03")
    DL_06(
            "Formalizzazione dell'ATI/ATS",
            "pubblicazione BUR",
            Nature.TERM,
            of(APPLICANT),
            of(APPLICANT, OFFICE),
            "PSW-16-03"),
    @Rule("PSW-16-01")
    DL_07("Avvio delle attività", "pubblicazione BUR", Nature.TERM, of(APPLICANT), of(APPLICANT, OFFICE), "PSW-16-01"),
    @Rule("PSW-16-04")
    DL_08(
            "Comunicazione del conto dedicato",
            "apertura o primo utilizzo del conto",
            Nature.TERM,
            of(APPLICANT),
            of(APPLICANT, ACCOUNTING),
            "PSW-16-04"),
    @Rule("PSW-09-01")
    DL_09(
            "Conclusione delle azioni",
            "comunicazione di avvio",
            Nature.TERM,
            of(APPLICANT),
            of(APPLICANT, OFFICE),
            "PSW-09-01"),
    @Rule("PSW-03-18")
    DL_10(
            "Durata minima del progetto pilota",
            "avvio del pilota",
            Nature.DURATION,
            of(APPLICANT),
            of(OFFICE),
            "PSW-03-18"),
    @Rule("PSW-16-02")
    DL_11("Tempi previsti nella proposta", "avvio delle attività", Nature.TERM, of(APPLICANT), of(OFFICE), "PSW-16-02"),
    @Rule("PSW-19-01")
    DL_12("Rendicontazione", "termine dell'attività", Nature.TERM, of(APPLICANT), of(APPLICANT, OFFICE), "PSW-19-01"),
    @Rule("PSW-19-02")
    DL_13(
            "Proroga della rendicontazione",
            "richiesta di proroga",
            Nature.EVENT,
            of(OFFICE),
            of(APPLICANT),
            "PSW-19-02"),
    @Rule("PSW-19-16")
    DL_14(
            "Pagamento delle spese rendicontate",
            "presentazione del rendiconto",
            Nature.INSTANT,
            of(APPLICANT),
            of(APPLICANT),
            "PSW-19-16"),
    @Rule({"PSW-19-14", "PSW-19-15"})
    DL_15(
            "Periodo di ammissibilità delle spese",
            "avvio delle attività",
            Nature.INTERVAL,
            of(APPLICANT),
            of(APPLICANT),
            "PSW-19-14",
            "PSW-19-15"),
    @Rule("PSW-05-10")
    DL_16(
            "Mantenimento dei requisiti",
            "presentazione della domanda",
            Nature.INTERVAL,
            of(APPLICANT),
            of(OFFICE),
            "PSW-05-10"),
    @Rule("PSW-05-11")
    DL_17(
            "Sede nel Lazio",
            "verifica per il pagamento",
            Nature.INSTANT,
            of(APPLICANT),
            of(APPLICANT, ACCOUNTING),
            "PSW-05-11"),
    @Rule("PSW-20-02")
    DL_18(
            "Adempimento alla diffida",
            "ricevimento della diffida",
            Nature.TERM,
            of(APPLICANT),
            of(APPLICANT, OFFICE, DIRECTOR),
            "PSW-20-02"),
    @Rule("PSW-18-10")
    DL_19("Validità del DURC", "acquisizione del DURC", Nature.DATE, of(), of(OFFICE), "PSW-18-10"),
    @Rule("PSW-18-04")
    DL_20(
            "Validità della fideiussione",
            "rilascio della fideiussione",
            Nature.DATE,
            of(APPLICANT, GUARANTOR),
            of(OFFICE, ACCOUNTING),
            "PSW-18-04"),
    @Rule("PSW-06-05")
    DL_21("Periodo di riferimento de minimis", "concessione", Nature.INTERVAL, of(), of(OFFICE), "PSW-06-05"),
    @Rule("PSW-23-03")
    DL_22(
            "Conservazione dei documenti (de minimis)",
            "ultimo aiuto individuale",
            Nature.RETENTION,
            of(APPLICANT, REGION),
            of(OFFICE),
            "PSW-23-03"),
    @Rule({"PSW-23-01", "PSW-23-02"})
    DL_23(
            "Conservazione dei documenti (art. 140)",
            "comunicazione della presentazione dei conti",
            Nature.RETENTION,
            of(APPLICANT),
            of(OFFICE),
            "PSW-23-01",
            "PSW-23-02"),
    @Rule("PSW-25-05")
    DL_24(
            "Conservazione dei dati personali",
            "chiusura del POR FSE",
            Nature.RETENTION,
            of(REGION),
            of(RUP, DATA_PROTECTION_OFFICER),
            "PSW-25-05"),
    @Rule("PSW-16-07")
    DL_25(
            "Decisione sulla variazione",
            "richiesta di variazione",
            Nature.EVENT,
            of(OFFICE),
            of(APPLICANT),
            "PSW-16-07"),
    @Rule("COM-08")
    DL_26(
            "Apertura della manifestazione di interesse",
            "pubblicazione dell'avviso",
            Nature.DATE,
            of(MUNICIPALITY),
            of(),
            "COM-08"),
    @Rule("COM-08")
    DL_27(
            "Chiusura della manifestazione di interesse",
            "avviso",
            Nature.INSTANT,
            of(MUNICIPALITY),
            of(MUNICIPALITY),
            "COM-08"),
    @Rule("PSW-12-19")
    DL_28(
            "Osservazioni sul preavviso di rigetto",
            "ricevimento del preavviso",
            Nature.TERM,
            of(APPLICANT),
            of(OFFICE),
            "PSW-12-19"),
    @Rule("PSW-12-19")
    DL_29(
            "Integrazione dei documenti",
            "ricevimento della richiesta",
            Nature.TERM,
            of(APPLICANT),
            of(OFFICE),
            "PSW-12-19");

    /** What kind of time a deadline is. */
    public enum Nature {
        /** So many days or months from an event, rolled over holidays and subject to suspensions. */
        TERM,
        /** A date printed on a document or in the notice: it neither rolls nor is suspended. */
        DATE,
        /** An instant. */
        INSTANT,
        /** From one event to another. */
        INTERVAL,
        /** A minimum length of an activity, which is no term (AMB-16). */
        DURATION,
        /** Until when documents or data are kept: it does not roll. */
        RETENTION,
        /** A decision without a term of its own. */
        EVENT
    }

    private static final Set<DeadlineKind> REPEATABLE = EnumSet.of(
            DL_08, DL_11, DL_13, DL_14, DL_17, DL_18, DL_19, DL_20, DL_22, DL_23, DL_24, DL_25, DL_28, DL_29);
    private static final Set<DeadlineKind> WOKEN_BY_REGISTER =
            EnumSet.of(DL_10, DL_11, DL_19, DL_20, DL_22, DL_23, DL_24);

    private final String label;
    private final String startEvent;
    private final Nature nature;
    private final Set<Party> on;
    private final Set<Party> notified;
    private final List<RuleId> rules;

    DeadlineKind(String label, String startEvent, Nature nature, Set<Party> on, Set<Party> notified, String... rules) {
        this.label = label;
        this.startEvent = startEvent;
        this.nature = nature;
        this.on = on;
        this.notified = notified;
        this.rules = Stream.of(rules).map(RuleId::of).toList();
    }

    private static Set<Party> of(Party... parties) {
        return Set.of(parties);
    }

    /** The kind of an id such as {@code DL-07}. */
    @JsonCreator
    public static DeadlineKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a deadline: " + id));
    }

    /** The id, such as {@code DL-07}. */
    @JsonValue
    public String id() {
        return name().replace('_', '-');
    }

    /** The Italian name. */
    public String label() {
        return label;
    }

    /** The event the term starts from, in Italian, as it opens the explanation. */
    public String startEvent() {
        return startEvent;
    }

    public Nature nature() {
        return nature;
    }

    /** Who must act in time. */
    public Set<Party> on() {
        return on;
    }

    /** Who is told before and when it expires. */
    public Set<Party> notified() {
        return notified;
    }

    public List<RuleId> rules() {
        return rules;
    }

    /** The rule that sets it: the first of its rules. */
    public RuleId rule() {
        return rules.get(0);
    }

    /**
     * Whether a suspension of terms may stop it: the terms in days and months, and the retention of art. 140, never the
     * ten fiscal years (PSW-23-02) nor the pilot's duration.
     */
    @Rule({"PSW-00-07", "PSW-23-02"})
    public boolean suspendable() {
        return nature == Nature.TERM || this == DL_23;
    }

    /** Whether a rule allows an extension: the report, and the end of the actions by an authorised variation. */
    @Rule({"PSW-00-08", "PSW-09-03", "PSW-19-02"})
    public boolean extendable() {
        return this == DL_12 || this == DL_09;
    }

    /** Whether a case may have more than one. */
    public boolean repeatable() {
        return REPEATABLE.contains(this);
    }

    /** Whether the register wakes it by itself, no process instance waiting for it. */
    public boolean wokenByRegister() {
        return WOKEN_BY_REGISTER.contains(this);
    }

    /** Whether somebody must see to it by a day: an instant or an interval is only checked when its act comes. */
    public boolean asksForWork() {
        return nature != Nature.INSTANT && nature != Nature.INTERVAL;
    }

    /** The deadline of the same case that this one never exceeds, if any. */
    @Rule("PSW-16-02")
    public @Nullable DeadlineKind cap() {
        return this == DL_11 ? DL_09 : null;
    }

    @Override
    public String toString() {
        return id();
    }
}

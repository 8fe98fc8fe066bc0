package it.sportello.grant;

import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * A case after its determination: the grant in force and the beneficiary's communications (PSW-15, PSW-16). Every
 * method refuses with all its reasons what the notice does not allow.
 */
@Entity
@Table(name = "grant_file")
@Rule({"PSW-15-01", "PSW-16-01", "PSW-16-02", "PSW-16-03", "PSW-16-04", "PSW-16-06", "PSW-16-07"})
public class GrantFile {

    private static final Pattern CUP = Pattern.compile("[A-Z][A-Z0-9]{14}");

    @Id
    private String caseCode;

    @Version
    private @Nullable Integer version;

    @Column
    private String ruleSet;

    @Column(name = "conceded_a")
    private Euro concededA;

    @Column(name = "conceded_b")
    private Euro concededB;

    @Column
    private String actNumber;

    @Column
    private LocalDate adoptedOn;

    @Column(name = "act_number_b")
    private @Nullable String actNumberB;

    @Column(name = "adopted_on_b")
    private @Nullable LocalDate adoptedOnB;

    @Column
    private @Nullable LocalDate burDate;

    @Column
    private LocalDate plannedStart;

    @Column
    private LocalDate plannedEnd;

    @Column
    private boolean atiToFormalise;

    @Column
    private @Nullable LocalDate deedDate;

    @Column
    private @Nullable Instant deedUploadedAt;

    @Column
    private @Nullable LocalDate startDate;

    @Column
    private @Nullable Instant startCommunicatedAt;

    @Column
    private @Nullable String cup;

    @Column
    private @Nullable String projectCode;

    @Column
    private @Nullable LocalDate cupCommunicatedOn;

    @Enumerated(EnumType.STRING)
    private PaymentOption paymentOption;

    @Column
    private boolean advancePaid;

    @Column
    private @Nullable LocalDate activityEnd;

    @Column
    private boolean endedByTerm;

    /** Comes with the file: of several lists one can. */
    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.JOIN)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("communicatedAt")
    private List<DedicatedAccount> accounts = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("requestedAt")
    private List<Variation> variations = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("requestedAt")
    private List<ExtensionRequest> extensions = new ArrayList<>();

    protected GrantFile() {}

    /** Opens the file on the adoption of the determination. */
    public GrantFile(Concession concession) {
        this.caseCode = concession.code().value();
        this.ruleSet = concession.ruleSet();
        this.concededA = concession.actionA();
        this.concededB = concession.actionB();
        this.actNumber = concession.actNumber();
        this.adoptedOn = concession.adoptedOn();
        this.plannedStart = concession.plannedStart();
        this.plannedEnd = concession.plannedEnd();
        this.atiToFormalise = concession.atiToFormalise();
        this.paymentOption = concession.option();
    }

    /**
     * Adds Action B by a further determination (PSW-08-10); it gives no second advance (PSW-18-12).
     *
     * @throws Refusal when Action B is conceded already or the activity has ended
     */
    @Rule({"PSW-08-10", "PSW-08-11"})
    void concedeActionB(Euro amount, String furtherAct, LocalDate furtherActOn) {
        List<Reason> reasons = new ArrayList<>();
        if (concededB.isPositive()) {
            reasons.add(Reason.of("B_ALREADY_CONCEDED", "PSW-08-10", "L'Azione B è già stata concessa."));
        }
        if (activityEnd != null) {
            reasons.add(Reason.of(
                    "ACTIVITY_ENDED", "PSW-08-10", "L'Azione B può essere concessa solo prima della fine attività."));
        }
        refuseIfAny(reasons);
        if (!amount.isPositive()) {
            throw Refusal.invalid("amount", "PSW-08-11", "L'importo concesso deve essere positivo.");
        }
        concededB = amount;
        actNumberB = furtherAct;
        adoptedOnB = furtherActOn;
    }

    /** The last act that granted aid to the case: that of Action B, where it came by a further one. */
    @Rule("PSW-23-03")
    LastAid lastAid() {
        return actNumberB == null || adoptedOnB == null
                ? new LastAid(adoptedOn, actNumber)
                : new LastAid(adoptedOnB, actNumberB);
    }

    /** Records the legal notification: the publication on the BUR. */
    @Rule("PSW-14-06")
    void published(LocalDate burDate) {
        if (this.burDate != null && !this.burDate.equals(burDate)) {
            throw Refusal.notAllowed(
                    "ALREADY_PUBLISHED", "PSW-14-06", "La pubblicazione sul BUR è già registrata con altra data.");
        }
        this.burDate = burDate;
    }

    /**
     * Records the deed of the association.
     *
     * @throws Refusal when no deed is due, one is there already, or its date is after its upload
     */
    @Rule("PSW-16-03")
    void formaliseAti(LocalDate deedDate, Instant uploadedAt) {
        List<Reason> reasons = new ArrayList<>();
        if (!atiToFormalise) {
            reasons.add(Reason.of("NO_DEED_DUE", "PSW-16-03", "Per questa pratica non è dovuto l'atto costitutivo."));
        }
        if (this.deedDate != null) {
            reasons.add(Reason.of("DEED_ALREADY_THERE", "PSW-16-03", "L'atto costitutivo è già stato presentato."));
        }
        refuseIfAny(reasons);
        if (deedDate.isAfter(LegalTime.dateOf(uploadedAt))) {
            throw Refusal.invalid(
                    "deedDate", "PSW-16-03", "La data dell'atto costitutivo è successiva alla sua presentazione.");
        }
        this.deedDate = deedDate;
        this.deedUploadedAt = uploadedAt;
    }

    /**
     * Tells whether a start communication may be received, with all the reasons why not. Being late is no reason: a
     * late start is a breach, found by the deadline (PSW-16-01).
     *
     * @param declared the start declared; null means the day of receipt (AMB-27)
     */
    @Rule({"PSW-16-01", "PSW-16-03"})
    public Outcome<Start> checkStart(@Nullable LocalDate declared, Instant receivedAt, Notice.Switches switches) {
        LocalDate start = declared == null ? LegalTime.dateOf(receivedAt) : declared;
        List<Reason> reasons = new ArrayList<>();
        if (startCommunicatedAt != null) {
            reasons.add(Reason.of("START_ALREADY_COMMUNICATED", "PSW-16-01", "L'avvio è già stato comunicato."));
        }
        if (burDate == null) {
            reasons.add(Reason.of(
                    "NOT_PUBLISHED",
                    "PSW-16-01",
                    "L'avvio può essere comunicato solo dopo la pubblicazione dell'approvazione sul BUR."));
        } else if (start.isBefore(burDate) && !switches.startAllowBeforePublication()) {
            reasons.add(Reason.on(
                    "startDate",
                    "START_BEFORE_PUBLICATION",
                    "PSW-16-01",
                    "L'avvio dichiarato (" + ItalianText.day(start) + ") precede la pubblicazione sul BUR ("
                            + ItalianText.day(burDate) + ")."));
        }
        if (atiToFormalise && !deedIsThereBy(receivedAt)) {
            reasons.add(Reason.of(
                    "BLOCK_START_NO_DEED",
                    "PSW-16-03",
                    "L'associazione deve essere formalizzata, e l'atto presentato, prima della comunicazione di"
                            + " avvio."));
        }
        return Outcome.of(
                new Start(start, receivedAt, start.plusDays(ChronoUnit.DAYS.between(plannedStart, plannedEnd))),
                reasons,
                List.of());
    }

    /** A day of the proposal's own times as it falls once the activity has started; empty before. */
    @Rule("PSW-16-02")
    public Optional<LocalDate> shifted(LocalDate planned) {
        return startDate().map(start -> start.plusDays(ChronoUnit.DAYS.between(plannedStart, planned)));
    }

    private boolean deedIsThereBy(Instant at) {
        return deedDate != null
                && deedUploadedAt != null
                && !deedUploadedAt.isAfter(at)
                && !deedDate.isAfter(LegalTime.dateOf(at));
    }

    /** @throws Refusal with every reason of {@link #checkStart} */
    Start communicateStart(@Nullable LocalDate declared, Instant receivedAt, Notice.Switches switches) {
        Outcome<Start> outcome = checkStart(declared, receivedAt, switches);
        if (outcome instanceof Outcome.Accepted<Start> accepted) {
            startDate = accepted.value().startDate();
            startCommunicatedAt = receivedAt;
            return accepted.value();
        }
        throw Refusal.notAllowed(outcome.grounds());
    }

    /** Adds the account, or a change of it or of its delegates, to the history. */
    @Rule("PSW-16-04")
    DedicatedAccount communicateAccount(
            Iban iban, AccountType type, List<Delegate> delegates, LocalDate usedSince, Instant at) {
        List<Reason> reasons = new ArrayList<>();
        if (delegates.isEmpty()) {
            reasons.add(Reason.on(
                    "delegates",
                    "INVALID_FIELD",
                    "PSW-16-04",
                    "Indicare almeno una persona delegata a operare sul conto, con generalità e codice fiscale."));
        }
        if (usedSince.isAfter(LegalTime.dateOf(at))) {
            reasons.add(Reason.on(
                    "usedSince",
                    "INVALID_FIELD",
                    "PSW-16-04",
                    "La data di apertura o di primo utilizzo del conto non può essere futura."));
        }
        if (!reasons.isEmpty()) {
            throw Refusal.invalid(reasons);
        }
        DedicatedAccount account = new DedicatedAccount(iban, type, delegates, usedSince, at);
        accounts.add(account);
        return account;
    }

    /** Records the CUP and the project code communicated to the beneficiary; a correction replaces them. */
    @Rule("PSW-16-06")
    void assignCup(String cup, String projectCode, LocalDate communicatedOn) {
        String normalised = cup.strip().toUpperCase(Locale.ROOT);
        if (!CUP.matcher(normalised).matches()) {
            throw Refusal.invalid(
                    "cup",
                    "PSW-16-06",
                    "Il CUP è composto da una lettera e altri quattordici caratteri, lettere o cifre.");
        }
        this.projectCode =
                Texts.required(projectCode, "projectCode", "PSW-16-06", "Indicare il codice progetto dell'intervento.");
        this.cup = normalised;
        this.cupCommunicatedOn = communicatedOn;
    }

    /** @throws Refusal once an advance is paid */
    @Rule("PSW-18-06")
    void choosePaymentOption(PaymentOption option) {
        if (advancePaid && option != paymentOption) {
            throw Refusal.notAllowed(
                    "ADVANCE_ALREADY_PAID",
                    "PSW-18-06",
                    "La modalità di erogazione non può essere cambiata dopo il pagamento dell'acconto.");
        }
        paymentOption = option;
    }

    @Rule("PSW-18-06")
    void advanceWasPaid() {
        advancePaid = true;
    }

    /**
     * Records the end of the activity declared by the beneficiary.
     *
     * @throws Refusal when the activity has not started, has ended, or the date is before the start or in the future
     */
    @Rule({"PSW-19-01", "PSW-16-02"})
    void endActivity(LocalDate end, Instant communicatedAt) {
        List<Reason> reasons = new ArrayList<>();
        if (startDate == null) {
            reasons.add(Reason.of("START_NOT_DECLARED", "PSW-16-01", "L'avvio non è stato comunicato."));
        } else if (end.isBefore(startDate)) {
            reasons.add(Reason.on(
                    "endDate", "END_BEFORE_START", "PSW-19-01", "La fine attività precede l'avvio dichiarato."));
        }
        if (activityEnd != null && !endedByTerm) {
            reasons.add(Reason.of("ACTIVITY_ENDED", "PSW-19-01", "La fine attività è già registrata."));
        }
        if (end.isAfter(LegalTime.dateOf(communicatedAt))) {
            reasons.add(Reason.on(
                    "endDate", "END_IN_FUTURE", "PSW-19-01", "La fine attività comunicata non può essere futura."));
        }
        refuseIfAny(reasons);
        activityEnd = end;
        endedByTerm = false;
    }

    /**
     * Closes the activity on its last day where no end was communicated (AMB-47); the declared end, if any, stays. The
     * last day moves with its term.
     */
    @Rule({"PSW-19-01", "PSW-09-01"})
    void endByTerm(LocalDate lastDay) {
        if (activityEnd == null || endedByTerm) {
            activityEnd = lastDay;
            endedByTerm = true;
        }
    }

    /** @throws Refusal without reason or changes, or when the activity has ended */
    @Rule("PSW-16-07")
    Variation requestVariation(
            String reason, String changes, List<String> files, @Nullable LocalDate requestedEnd, Instant at) {
        if (activityEnd != null) {
            throw Refusal.notAllowed(
                    "ACTIVITY_ENDED",
                    "PSW-16-07",
                    "La richiesta di variazione deve precedere la modifica e la fine dell'attività.");
        }
        Variation variation = new Variation(
                Texts.required(reason, "reason", "PSW-16-07", "La richiesta di variazione deve essere motivata."),
                Texts.required(changes, "changes", "PSW-16-07", "Descrivere le modifiche richieste."),
                files,
                requestedEnd,
                at);
        variations.add(variation);
        return variation;
    }

    /** @throws Refusal without reason, after the term, or for a date that is not later */
    @Rule("PSW-19-02")
    ExtensionRequest requestExtension(String reason, LocalDate requestedDate, LocalDate reportDue, Instant at) {
        if (LegalTime.dateOf(at).isAfter(reportDue)) {
            throw Refusal.notAllowed(
                    "EXTENSION_TOO_LATE",
                    "PSW-19-02",
                    "La proroga può essere richiesta solo prima della scadenza del rendiconto ("
                            + ItalianText.day(reportDue) + ").");
        }
        if (!requestedDate.isAfter(reportDue)) {
            throw Refusal.invalid(
                    "requestedDate",
                    "PSW-19-02",
                    "La data richiesta deve essere successiva al termine attuale (" + ItalianText.day(reportDue)
                            + ").");
        }
        ExtensionRequest request = new ExtensionRequest(
                Texts.required(reason, "reason", "PSW-19-02", "La richiesta di proroga deve essere motivata."),
                reportDue,
                requestedDate,
                at);
        extensions.add(request);
        return request;
    }

    private static void refuseIfAny(List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw Refusal.notAllowed(reasons);
        }
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    /** The rule set under which the case was decided, such as {@code psw-2020/1}. */
    public String ruleSet() {
        return ruleSet;
    }

    /** Conceded for Action A by the determination in force. */
    public Euro concededA() {
        return concededA;
    }

    /** Conceded for Action B by the determination in force; zero while it awaits funds. */
    public Euro concededB() {
        return concededB;
    }

    /** The grant in force: what every later formula calls grantTotal (PSW-08-11). */
    @Rule("PSW-08-11")
    public Euro grantTotal() {
        return concededA.plus(concededB);
    }

    public String actNumber() {
        return actNumber;
    }

    /** The further determination that conceded Action B, if any. */
    public @Nullable String actNumberB() {
        return actNumberB;
    }

    public LocalDate adoptedOn() {
        return adoptedOn;
    }

    public Optional<LocalDate> burDate() {
        return Optional.ofNullable(burDate);
    }

    /** True while the deed of the association is due and not there. */
    public boolean awaitsDeed() {
        return atiToFormalise && deedDate == null;
    }

    public boolean atiToFormalise() {
        return atiToFormalise;
    }

    public Optional<LocalDate> deedDate() {
        return Optional.ofNullable(deedDate);
    }

    /** The declared start. */
    public Optional<LocalDate> startDate() {
        return Optional.ofNullable(startDate);
    }

    /** The receipt of the start communication. */
    public Optional<Instant> startCommunicatedAt() {
        return Optional.ofNullable(startCommunicatedAt);
    }

    /** The account on which payments are made: the last one communicated. */
    public Optional<DedicatedAccount> account() {
        return accounts.isEmpty() ? Optional.empty() : Optional.of(accounts.get(accounts.size() - 1));
    }

    /** Every account communicated, the last one last. */
    public List<DedicatedAccount> accounts() {
        return List.copyOf(accounts);
    }

    public Optional<String> cup() {
        return Optional.ofNullable(cup);
    }

    public Optional<String> projectCode() {
        return Optional.ofNullable(projectCode);
    }

    /** The day from which payments must carry the CUP (AMB-39). */
    public Optional<LocalDate> cupCommunicatedOn() {
        return Optional.ofNullable(cupCommunicatedOn);
    }

    public PaymentOption paymentOption() {
        return paymentOption;
    }

    public Optional<LocalDate> activityEnd() {
        return Optional.ofNullable(activityEnd);
    }

    /** True where the activity was closed by its term, without a communication. */
    public boolean endedByTerm() {
        return endedByTerm;
    }

    /** Every request for variation, the last one last. */
    public List<Variation> variations() {
        return List.copyOf(variations);
    }

    /** The oldest request for variation not yet decided. */
    public Optional<Variation> pendingVariation() {
        return variations.stream()
                .filter(v -> v.state() == RequestState.REQUESTED)
                .findFirst();
    }

    /** Every request for more time to report, the last one last. */
    public List<ExtensionRequest> extensions() {
        return List.copyOf(extensions);
    }

    /** The oldest request for extension not yet decided. */
    public Optional<ExtensionRequest> pendingExtension() {
        return extensions.stream()
                .filter(e -> e.state() == RequestState.REQUESTED)
                .findFirst();
    }

    Variation variation(UUID id) {
        return variations.stream()
                .filter(v -> v.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("variazione " + id));
    }

    ExtensionRequest extension(UUID id) {
        return extensions.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("proroga " + id));
    }
}

package it.sportello.control;

import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One check on a case, from its opening to the assessment of what it found (PSW-22-01 … PSW-22-03). */
@Entity
@Table(name = "control_case")
@Rule({"PSW-22-01", "PSW-22-02", "PSW-22-03", "PSW-22-04"})
public class ControlCase {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private ControlType type;

    @Enumerated(EnumType.STRING)
    private ControlState state;

    @Column
    private String openedBy;

    @Column
    private Instant openedAt;

    @Column
    private String reason;

    @Column
    private @Nullable String documentsRequested;

    @Column
    private @Nullable LocalDate checkDate;

    @Column
    private @Nullable String findings;

    @Column
    private Euro amountIneligible;

    @Enumerated(EnumType.STRING)
    private @Nullable ControlledAction action;

    @Column
    private @Nullable String carriedOutBy;

    @Column
    private @Nullable Boolean breach;

    @Column
    private @Nullable String breachCode;

    @Column
    private @Nullable String assessment;

    @Column
    private @Nullable String assessedBy;

    @Column
    private @Nullable Instant closedAt;

    protected ControlCase() {}

    ControlCase(ReferenceCode code, ControlType type, String reason, String openedBy, Instant openedAt) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.type = type;
        this.state = ControlState.OPENED;
        this.reason = reason;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
        this.amountIneligible = Euro.ZERO;
    }

    /** Asks the beneficiary for documents (PSW-22-04). */
    void requestDocuments(String documents) {
        requireNotCarriedOut();
        if (documents.isBlank()) {
            throw Refusal.invalid("documents", "PSW-22-04", "Indicare i documenti richiesti.");
        }
        documentsRequested = documents.strip();
        state = ControlState.DOCUMENTS_REQUESTED;
    }

    /** The check found nothing: it closes. */
    void closeRegular(LocalDate checkDate, String report, String by, Instant at) {
        carryOut(checkDate, report, by, at);
        state = ControlState.CLOSED;
        closedAt = at;
    }

    /**
     * The check found something, which is then assessed (PSW-22-03).
     *
     * @param action to which the expense belongs; null only where no amount is ineligible
     */
    void recordFindings(
            LocalDate checkDate,
            String findings,
            Euro amountIneligible,
            @Nullable ControlledAction action,
            String by,
            Instant at) {
        if (amountIneligible.isNegative()) {
            throw Refusal.invalid(
                    "amountIneligible", "PSW-22-03", "L'importo non ammissibile non può essere negativo.");
        }
        if (amountIneligible.isPositive() && action == null) {
            throw Refusal.invalid(
                    "action", "PSW-22-03", "Indicare a quale Azione appartiene la spesa non ammissibile.");
        }
        carryOut(checkDate, findings, by, at);
        this.amountIneligible = amountIneligible;
        this.action = amountIneligible.isPositive() ? action : null;
        state = ControlState.FINDINGS;
    }

    private void carryOut(LocalDate checkDate, String findings, String by, Instant at) {
        requireNotCarriedOut();
        if (findings.isBlank()) {
            throw Refusal.invalid("findings", "PSW-22-03", "Descrivere l'esito del controllo.");
        }
        if (checkDate.isAfter(LegalTime.dateOf(at))) {
            throw Refusal.invalid("checkDate", "PSW-22-03", "La data del controllo non può essere futura.");
        }
        this.checkDate = checkDate;
        this.findings = findings.strip();
        this.carriedOutBy = by;
    }

    /**
     * Closes the control on the assessment of its findings.
     *
     * @param breachCode the cause of revocation, or null where the findings are no breach
     */
    void assess(@Nullable String breachCode, String grounds, String by, Instant at) {
        if (state != ControlState.FINDINGS) {
            throw Refusal.notAllowed("NO_FINDINGS", "PSW-22-03", "Il controllo non ha rilievi da valutare.");
        }
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-22-03", "Indicare la motivazione della valutazione.");
        }
        this.breach = breachCode != null;
        this.breachCode = breachCode;
        this.assessment = grounds.strip();
        this.assessedBy = by;
        this.closedAt = at;
        state = ControlState.CLOSED;
    }

    private void requireNotCarriedOut() {
        if (state != ControlState.OPENED && state != ControlState.DOCUMENTS_REQUESTED) {
            throw Refusal.notAllowed("CONTROL_CARRIED_OUT", "PSW-22-03", "Il controllo è già stato eseguito.");
        }
    }

    public UUID id() {
        return id;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public ControlType type() {
        return type;
    }

    public ControlState state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** The documents asked for, empty where none were. */
    public Optional<String> documentsRequested() {
        return Optional.ofNullable(documentsRequested);
    }

    public Optional<LocalDate> checkDate() {
        return Optional.ofNullable(checkDate);
    }

    /** What was found, in words; also the report of a check that found nothing. */
    public Optional<String> findings() {
        return Optional.ofNullable(findings);
    }

    /** What is taken from the recognised expenses (PSW-19-28). */
    public Euro amountIneligible() {
        return amountIneligible;
    }

    /** The action to which the ineligible expense belongs; empty where none is ineligible. */
    public Optional<ControlledAction> concerned() {
        return Optional.ofNullable(action);
    }

    public Optional<String> carriedOutBy() {
        return Optional.ofNullable(carriedOutBy);
    }

    /** Whether the findings are a breach; empty until assessed. */
    public Optional<Boolean> breach() {
        return Optional.ofNullable(breach);
    }

    /** The cause of revocation found, such as {@code REV_TRACEABILITY}. */
    public Optional<String> breachCode() {
        return Optional.ofNullable(breachCode);
    }

    public Optional<String> assessment() {
        return Optional.ofNullable(assessment);
    }

    public Optional<String> assessedBy() {
        return Optional.ofNullable(assessedBy);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}

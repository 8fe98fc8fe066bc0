package it.sportello.proposal;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The application of a case: whose it is, what it asks for, when it was sent and arrived. Written until its form is
 * sent (PSW-12-04), only read afterwards; what happens to the case is in {@link Proposal}. Amounts are in euro.
 */
@MappedSuperclass
@Rule({"PSW-12-04", "PSW-12-06"})
public abstract class FundingApplication {

    @Id
    private UUID id;

    @Column(name = "notice")
    private String notice;

    @Column(name = "rule_set")
    private String ruleSet;

    @Column(name = "owner_tax_code")
    private String ownerTaxCode;

    @Column(name = "applicant_name")
    private String applicantName;

    @Column(name = "form")
    @JdbcTypeCode(SqlTypes.JSON)
    private String form;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "reference_code")
    private @Nullable String referenceCode;

    @Column(name = "form_sent_at")
    private @Nullable Instant formSentAt;

    @Column(name = "arrival_number", insertable = false, updatable = false)
    private @Nullable Long arrivalNumber;

    @Column(name = "transmitted_at", insertable = false, updatable = false)
    private @Nullable Instant transmittedAt;

    @Column(name = "submission_date", insertable = false, updatable = false)
    private @Nullable LocalDate submissionDate;

    @Column(name = "documents_complete")
    private boolean documentsComplete;

    @Column(name = "total_employees")
    private @Nullable Integer totalEmployees;

    @Column(name = "lazio_employees")
    private @Nullable Integer lazioEmployees;

    @Column(name = "company_size")
    private @Nullable String companySize;

    @Column(name = "action_b")
    private boolean actionB;

    @Column(name = "grantable_a")
    private @Nullable Euro grantableA;

    @Column(name = "grantable_b")
    private @Nullable Euro grantableB;

    @SuppressWarnings("NullAway.Init")
    protected FundingApplication() {}

    FundingApplication(
            UUID id, String notice, String ruleSet, String ownerTaxCode, String applicantName, Instant createdAt) {
        this.id = id;
        this.notice = notice;
        this.ruleSet = ruleSet;
        this.ownerTaxCode = ownerTaxCode;
        this.applicantName = applicantName;
        this.form = "{}";
        this.createdAt = createdAt;
    }

    void write(String filledIn) {
        this.form = filledIn;
    }

    /** Freezes what later steps read of the form. */
    void send(ReferenceCode code, String decidingRuleSet, String applicant, FormFacts facts, Instant at) {
        this.referenceCode = code.value();
        this.ruleSet = decidingRuleSet;
        this.applicantName = applicant;
        this.formSentAt = at;
        this.totalEmployees = facts.totalEmployees();
        this.lazioEmployees = facts.lazioEmployees();
        this.companySize = facts.companySize();
        this.actionB = facts.actionB();
        this.grantableA = facts.grantable().actionA();
        this.grantableB = facts.grantable().actionB();
    }

    /** Whether every mandatory document of the sent form has been uploaded (PSW-12-20). */
    void documentsComplete(boolean complete) {
        this.documentsComplete = complete;
    }

    public UUID id() {
        return id;
    }

    /** The call, such as {@code psw-2020}. */
    public String notice() {
        return notice;
    }

    /** The version of the notice that decides the case (PSW-14-08). */
    public String ruleSet() {
        return ruleSet;
    }

    public String ownerTaxCode() {
        return ownerTaxCode;
    }

    public String applicantName() {
        return applicantName;
    }

    /** @throws IllegalStateException before the form is sent */
    public ReferenceCode code() {
        return new ReferenceCode(sent(referenceCode));
    }

    public Optional<ReferenceCode> codeIfGiven() {
        return Optional.ofNullable(referenceCode).map(ReferenceCode::new);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> formSentAt() {
        return Optional.ofNullable(formSentAt);
    }

    /** Legal instant of the telematic transmission, to the millisecond (PSW-12-08). */
    public Optional<Instant> transmittedAt() {
        return Optional.ofNullable(transmittedAt);
    }

    /** Place in the order of arrival: unique and increasing with the instant, not consecutive. */
    public Optional<Long> arrivalNumber() {
        return Optional.ofNullable(arrivalNumber);
    }

    /** Day of the transmission in Rome (PSW-08-04). */
    public Optional<LocalDate> submissionDate() {
        return Optional.ofNullable(submissionDate);
    }

    /** The receipt of the transmission; empty before it. */
    public Optional<Receipt> receipt() {
        if (arrivalNumber == null || transmittedAt == null || submissionDate == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Receipt(code(), applicantName, ownerTaxCode, transmittedAt, submissionDate, arrivalNumber));
    }

    /** Persons employed anywhere, as declared; from the sending of the form on. */
    public int totalEmployees() {
        return sent(totalEmployees);
    }

    /** Eligible persons assigned to units in Lazio, frozen when the form is sent (PSW-04-05, PSW-08-04). */
    public int lazioEmployees() {
        return sent(lazioEmployees);
    }

    /** MICRO, SMALL, MEDIUM or LARGE. */
    public String companySize() {
        return sent(companySize);
    }

    public boolean actionBRequested() {
        return actionB;
    }

    /** {@code min(table, plan)} of Action A (PSW-08-11). */
    public Euro grantableA() {
        return sent(grantableA);
    }

    /** {@code min(table, plan)} of Action B, 0.00 where it is not asked for (PSW-08-11). */
    public Euro grantableB() {
        return sent(grantableB);
    }

    String formJson() {
        return form;
    }

    private static <T> T sent(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the form has not been sent");
        }
        return value;
    }
}

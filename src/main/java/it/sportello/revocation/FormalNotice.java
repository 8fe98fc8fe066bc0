package it.sportello.revocation;

import it.sportello.shared.Euro;
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

/**
 * The formal notice to comply (diffida) and what comes of it: never a revocation without it (PSW-20-01). One is open on
 * a case at a time; breaches join it until it is served.
 */
@Entity
@Table(name = "formal_notice")
@Rule({"PSW-20-01", "PSW-20-02", "PSW-20-03", "PSW-20-06"})
public class FormalNotice {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private NoticeState state;

    @Column
    private Instant openedAt;

    @Column
    private @Nullable String text;

    @Column
    private @Nullable Integer noticeDays;

    @Column
    private @Nullable LocalDate receivedOn;

    @Column
    private @Nullable String servedBy;

    @Column
    private @Nullable String reply;

    @Column
    private @Nullable Instant repliedAt;

    @Column
    private @Nullable LocalDate compliedOn;

    @Column
    private @Nullable String complianceEvidence;

    @Enumerated(EnumType.STRING)
    private @Nullable RevocationDecision decision;

    @Column
    private @Nullable Euro recognisedPart;

    @Column
    private @Nullable String proposalGrounds;

    @Column
    private @Nullable String proposedBy;

    @Column
    private @Nullable String grounds;

    @Column
    private @Nullable String actNumber;

    @Column
    private @Nullable LocalDate actDate;

    @Column
    private @Nullable String decidedBy;

    @Column
    private @Nullable Instant decidedAt;

    protected FormalNotice() {}

    FormalNotice(ReferenceCode code, Instant openedAt) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.state = NoticeState.PREPARING;
        this.openedAt = openedAt;
    }

    /** The officer does not serve it. */
    void archive(String grounds, String by, Instant at) {
        require(NoticeState.PREPARING);
        close(NoticeState.ARCHIVED, grounds, by, at);
    }

    /**
     * The beneficiary has received it: the term runs from that day.
     *
     * @param days calendar days given, at least one
     */
    @Rule("PSW-20-02")
    void serve(String text, int days, LocalDate receivedOn, String by) {
        require(NoticeState.PREPARING);
        if (text.isBlank()) {
            throw Refusal.invalid("text", "PSW-20-01", "Indicare che cosa si diffida ad adempiere.");
        }
        if (days < 1) {
            throw Refusal.invalid("noticeDays", "PSW-20-02", "Il termine della diffida deve essere almeno un giorno.");
        }
        this.state = NoticeState.SERVED;
        this.text = text.strip();
        this.noticeDays = days;
        this.receivedOn = receivedOn;
        this.servedBy = by;
    }

    /** What the beneficiary answers. */
    void reply(String reply, Instant at) {
        require(NoticeState.SERVED);
        if (reply.isBlank()) {
            throw Refusal.invalid("reply", "PSW-20-01", "Il testo delle controdeduzioni è vuoto.");
        }
        this.reply = reply.strip();
        this.repliedAt = at;
    }

    /** The beneficiary says that it has complied, and shows it. */
    @Rule("PSW-20-06")
    void comply(LocalDate compliedOn, String evidence) {
        require(NoticeState.SERVED);
        if (evidence.isBlank()) {
            throw Refusal.invalid("evidence", "PSW-20-06", "Indicare la prova dell'adempimento.");
        }
        this.compliedOn = compliedOn;
        this.complianceEvidence = evidence.strip();
    }

    /** The officer finds that the beneficiary has complied. */
    @Rule("PSW-20-06")
    void closeComplied(String grounds, String by, Instant at) {
        require(NoticeState.SERVED);
        close(NoticeState.CLOSED, grounds, by, at);
    }

    /** The officer proposes a revocation to the Director. */
    @Rule("PSW-20-03")
    void propose(RevocationRules.Consequences consequences, String grounds, String by) {
        require(NoticeState.SERVED);
        requireText(grounds);
        this.state = NoticeState.PROPOSED;
        this.decision = consequences.decision();
        this.recognisedPart = consequences.recognisedPart();
        this.proposalGrounds = grounds.strip();
        this.proposedBy = by;
    }

    /** The Director sends the proposal back to the officer. */
    void returnProposal(String grounds, String by, Instant at) {
        require(NoticeState.PROPOSED);
        requireText(grounds);
        this.state = NoticeState.SERVED;
        this.decision = null;
        this.recognisedPart = null;
        this.grounds = grounds.strip();
        this.decidedBy = by;
        this.decidedAt = at;
    }

    /** The Director closes the procedure without revocation. */
    void closeByDirector(String grounds, String by, Instant at) {
        require(NoticeState.PROPOSED);
        recognisedPart = null;
        close(NoticeState.CLOSED, grounds, by, at);
    }

    /** The Director revokes, as proposed. */
    @Rule({"PSW-20-03", "PSW-20-04"})
    void revoke(String actNumber, LocalDate actDate, String grounds, String by, Instant at) {
        require(NoticeState.PROPOSED);
        requireText(grounds);
        if (actNumber.isBlank()) {
            throw Refusal.invalid("actNumber", "PSW-20-03", "Indicare il numero dell'atto di revoca.");
        }
        this.state = NoticeState.REVOKED;
        this.actNumber = actNumber.strip();
        this.actDate = actDate;
        this.grounds = grounds.strip();
        this.decidedBy = by;
        this.decidedAt = at;
    }

    private void close(NoticeState end, String grounds, String by, Instant at) {
        requireText(grounds);
        this.state = end;
        this.decision = RevocationDecision.CLOSED;
        this.grounds = grounds.strip();
        this.decidedBy = by;
        this.decidedAt = at;
    }

    private static void requireText(String grounds) {
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-20-01", "Indicare la motivazione della decisione.");
        }
    }

    private void require(NoticeState expected) {
        if (state != expected) {
            throw Refusal.notAllowed(
                    "NOTICE_STATE",
                    "PSW-20-01",
                    switch (expected) {
                        case PREPARING -> "La diffida è già stata notificata o chiusa.";
                        case SERVED -> "La diffida non è stata notificata, o è già stata valutata.";
                        default -> "Non vi è una proposta di revoca da decidere.";
                    });
        }
    }

    public UUID id() {
        return id;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public NoticeState state() {
        return state;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The days given; empty until served. */
    public Optional<Integer> noticeDays() {
        return Optional.ofNullable(noticeDays);
    }

    /** The event of DL-18; empty until served. */
    public Optional<LocalDate> receivedOn() {
        return Optional.ofNullable(receivedOn);
    }

    public Optional<String> reply() {
        return Optional.ofNullable(reply);
    }

    public Optional<Instant> repliedAt() {
        return Optional.ofNullable(repliedAt);
    }

    public Optional<LocalDate> compliedOn() {
        return Optional.ofNullable(compliedOn);
    }

    public Optional<String> complianceEvidence() {
        return Optional.ofNullable(complianceEvidence);
    }

    /** As proposed, then as decided; empty before. */
    public Optional<RevocationDecision> decision() {
        return Optional.ofNullable(decision);
    }

    /** What a revocation leaves to the beneficiary: zero when total. */
    public Optional<Euro> recognisedPart() {
        return Optional.ofNullable(recognisedPart);
    }

    public Optional<String> proposalGrounds() {
        return Optional.ofNullable(proposalGrounds);
    }

    public Optional<String> grounds() {
        return Optional.ofNullable(grounds);
    }

    public Optional<String> actNumber() {
        return Optional.ofNullable(actNumber);
    }

    public Optional<LocalDate> actDate() {
        return Optional.ofNullable(actDate);
    }
}

package it.sportello.proposal;

import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One step of the history of a case; written once, never changed (PSW-00-10). */
@Entity
@Immutable
@Table(name = "case_transition")
@Rule("PSW-00-10")
public class CaseTransition {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the owning side of the case's history
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "proposal_id")
    private Proposal proposal;

    @Column(name = "position")
    private int position;

    @Column(name = "step")
    private String step;

    @Column(name = "from_state")
    @Enumerated(EnumType.STRING)
    private @Nullable CaseState from;

    @Column(name = "to_state")
    @Enumerated(EnumType.STRING)
    private CaseState to;

    @Column(name = "done_at")
    private Instant at;

    @Column(name = "done_by")
    private String by;

    @Column(name = "grounds")
    private @Nullable String grounds;

    @Column(name = "act")
    private @Nullable String act;

    @SuppressWarnings("NullAway.Init")
    protected CaseTransition() {}

    CaseTransition(Proposal proposal, int position, String step, @Nullable CaseState from, CaseState to, Mark mark) {
        this.id = UUID.randomUUID();
        this.proposal = proposal;
        this.position = position;
        this.step = step;
        this.from = from;
        this.to = to;
        this.at = mark.at();
        this.by = mark.by();
        this.grounds = mark.grounds();
        this.act = mark.act();
    }

    /** Place in the history of the case, from 1. */
    public int position() {
        return position;
    }

    /** What was done, in Italian. */
    public String step() {
        return step;
    }

    /** The state before; null for the first step. */
    public @Nullable CaseState from() {
        return from;
    }

    /** The state after; the same as before where only a flag or a proposed outcome changed. */
    public CaseState to() {
        return to;
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    public @Nullable String grounds() {
        return grounds;
    }

    public @Nullable String act() {
        return act;
    }
}

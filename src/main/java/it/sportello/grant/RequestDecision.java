package it.sportello.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was decided of a beneficiary's request, by whom and why; once. */
@Embeddable
class RequestDecision {

    @Enumerated(EnumType.STRING)
    private RequestState state = RequestState.REQUESTED;

    @Column
    private @Nullable String actNumber;

    @Column
    private @Nullable String grounds;

    @Column
    private @Nullable String decidedBy;

    @Column
    private @Nullable Instant decidedAt;

    boolean isTaken() {
        return state != RequestState.REQUESTED;
    }

    void take(RequestState outcome, @Nullable String actNumber, String grounds, String by, Instant at) {
        this.state = outcome;
        this.actNumber = actNumber;
        this.grounds = grounds;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    RequestState state() {
        return state;
    }

    @Nullable
    String actNumber() {
        return actNumber;
    }

    @Nullable
    String grounds() {
        return grounds;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }
}

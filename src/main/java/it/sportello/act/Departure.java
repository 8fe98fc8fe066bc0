package it.sportello.act;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A case that left a determination before its signature, because there was nothing left to decide of it as gathered. */
@Embeddable
@Rule("PSW-14-03")
public class Departure {

    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "reason")
    private String reason;

    @Column(name = "departed_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected Departure() {}

    Departure(ReferenceCode code, String reason, Instant at) {
        this.caseCode = code.value();
        this.reason = reason;
        this.at = at;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    /** In Italian, such as {@code rinuncia}. */
    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}

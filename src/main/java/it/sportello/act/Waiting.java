package it.sportello.act;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** A proposal that waits for funds, as a determination publishes it. No personal datum has a place here (PSW-14-07). */
@Embeddable
@Rule({"PSW-14-06", "PSW-14-07"})
public class Waiting {

    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "beneficiary")
    private String beneficiary;

    @Column(name = "place")
    private int place;

    @Column(name = "score")
    private BigDecimal score;

    @Column(name = "reason")
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected Waiting() {}

    /**
     * @param place 1 for the first in funding order (PSW-13-12)
     * @param reason in Italian, why it waits
     */
    public Waiting(ReferenceCode code, String beneficiary, int place, BigDecimal score, String reason) {
        this.caseCode = code.value();
        this.beneficiary = beneficiary;
        this.place = place;
        this.score = score;
        this.reason = reason;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public String beneficiary() {
        return beneficiary;
    }

    public int place() {
        return place;
    }

    public BigDecimal score() {
        return score;
    }

    public String reason() {
        return reason;
    }
}

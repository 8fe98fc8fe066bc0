package it.sportello.act;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One case in a determination (PSW-14-03): what the lists attached to the act print. No personal or sensitive datum
 * has a place here (PSW-14-07).
 */
@Embeddable
@Rule({"PSW-14-03", "PSW-14-06", "PSW-14-07"})
public class ActItem {

    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "beneficiary")
    private String beneficiary;

    @Column(name = "outcome")
    private String outcome;

    @Column(name = "score")
    private @Nullable BigDecimal score;

    @Column(name = "grant_a")
    private Euro grantA;

    @Column(name = "grant_b")
    private Euro grantB;

    @Column(name = "grounds")
    private @Nullable String grounds;

    @Column(name = "cor")
    private @Nullable String cor;

    @SuppressWarnings("NullAway.Init")
    protected ActItem() {}

    /**
     * @param outcome the state the act gives to the case, such as {@code APPROVED} or {@code EXCLUDED}
     * @param score total score, or null when the case was not scored
     * @param grantA conceded for Action A, 0.00 in a negative outcome
     * @param grantB conceded for Action B
     * @param grounds the reasons of a negative outcome as printed, or null
     * @param cor the code of the aid in the national register, or null where nothing is conceded (PSW-06-15)
     */
    public ActItem(
            ReferenceCode code,
            String beneficiary,
            String outcome,
            @Nullable BigDecimal score,
            Euro grantA,
            Euro grantB,
            @Nullable String grounds,
            @Nullable String cor) {
        this.caseCode = code.value();
        this.beneficiary = beneficiary;
        this.outcome = outcome;
        this.score = score;
        this.grantA = grantA;
        this.grantB = grantB;
        this.grounds = grounds;
        this.cor = cor;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public String beneficiary() {
        return beneficiary;
    }

    public String outcome() {
        return outcome;
    }

    public @Nullable BigDecimal score() {
        return score;
    }

    public Euro grantA() {
        return grantA;
    }

    public Euro grantB() {
        return grantB;
    }

    public @Nullable String grounds() {
        return grounds;
    }

    /** The code of the aid in the national register (PSW-06-15). */
    public @Nullable String cor() {
        return cor;
    }

    /** True when the act concedes the contribution, or Action B on top of it. */
    public boolean concedes() {
        return grantA.plus(grantB).isPositive();
    }

    /** True when the concession begins with this act: Action A is always in it (PSW-03-02). */
    public boolean opensConcession() {
        return grantA.isPositive();
    }

    /** True when the act adds Action B to an earlier concession (PSW-08-10). */
    public boolean addsActionB() {
        return concedes() && !opensConcession();
    }
}

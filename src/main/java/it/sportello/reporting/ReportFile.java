package it.sportello.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.reporting.Verification.LineDecision;
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
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The report of a case and what became of it. The form never changes; a confirmed recognition is final. */
@Entity
@Table(name = "expense_report")
@Rule({"PSW-19-01", "PSW-00-10", "PSW-00-11"})
class ReportFile {

    @Id
    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "form")
    private String form;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ReportState state;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "line_decisions")
    private String lineDecisions;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "action_decisions")
    private String actionDecisions;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "recognition")
    private @Nullable String recognition;

    @Column(name = "rule_set")
    private @Nullable String ruleSet;

    @Column(name = "recognised_a")
    private @Nullable Euro recognisedA;

    @Column(name = "recognised_b")
    private @Nullable Euro recognisedB;

    @Column(name = "recognised_total")
    private @Nullable Euro recognisedTotal;

    @Column(name = "confirmed_by")
    private @Nullable String confirmedBy;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected ReportFile() {}

    ReportFile(ReferenceCode code, String form, Instant submittedAt) {
        this.caseCode = code.value();
        this.form = form;
        this.submittedAt = submittedAt;
        this.state = ReportState.SUBMITTED;
        this.lineDecisions = ReportJson.write(List.of());
        this.actionDecisions = ReportJson.write(List.of());
    }

    Instant submittedAt() {
        return submittedAt;
    }

    ReportState state() {
        return state;
    }

    JsonNode form() {
        return ReportJson.tree(form);
    }

    ExpenseReport report() {
        return ReportForm.read(form(), LegalTime.dateOf(submittedAt));
    }

    Verification verification() {
        return new Verification(
                ReportJson.list(lineDecisions, LineDecision.class),
                ReportJson.list(actionDecisions, ActionDecision.class));
    }

    @Nullable
    Recognition recognition() {
        return recognition == null ? null : ReportJson.read(recognition, Recognition.class);
    }

    @Nullable
    String confirmedBy() {
        return confirmedBy;
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    /** A decision makes the proposal that was computed before it worthless. */
    void decide(LineDecision decision) {
        refuseIfConfirmed();
        List<LineDecision> all = new ArrayList<>(ReportJson.list(lineDecisions, LineDecision.class));
        all.add(decision);
        lineDecisions = ReportJson.write(all);
        forgetProposal();
    }

    void decide(ActionDecision decision) {
        refuseIfConfirmed();
        List<ActionDecision> all = new ArrayList<>(ReportJson.list(actionDecisions, ActionDecision.class));
        all.add(decision);
        actionDecisions = ReportJson.write(all);
        forgetProposal();
    }

    void propose(Recognition proposal) {
        refuseIfConfirmed();
        recognition = ReportJson.write(proposal);
        ruleSet = proposal.ruleSet();
        recognisedA = proposal.recognisedA();
        recognisedB = proposal.recognisedB();
        recognisedTotal = proposal.recognisedTotal();
        state = ReportState.CHECKED;
    }

    /** The RUP confirms what he saw: the proposal in force, not an earlier one. */
    @Rule("PSW-00-11")
    void confirm(Recognition seen, String by, Instant at) {
        refuseIfConfirmed();
        if (!seen.equals(recognition())) {
            throw Refusal.notAllowed(
                    "RECOGNITION_OUTDATED",
                    "PSW-00-11",
                    "Il riconoscimento mostrato non è più quello in vigore: verificare di nuovo il rendiconto.");
        }
        confirmedBy = by;
        confirmedAt = at;
        state = ReportState.CONFIRMED;
    }

    private void forgetProposal() {
        recognition = null;
        ruleSet = null;
        recognisedA = null;
        recognisedB = null;
        recognisedTotal = null;
        state = ReportState.SUBMITTED;
    }

    private void refuseIfConfirmed() {
        if (state == ReportState.CONFIRMED) {
            throw Refusal.notAllowed(
                    "RECOGNITION_CONFIRMED", "PSW-19-26", "Il contributo riconosciuto è già stato confermato.");
        }
    }
}

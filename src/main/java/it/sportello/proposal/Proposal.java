package it.sportello.proposal;

import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A case, from the draft to the archive. Each method says one thing that happens to it, and refuses with the reason what
 * the state does not allow ({@link CaseTransitions}); each leaves a line in the history. Amounts are in euro.
 *
 * <p>A negative outcome is proposed with its grounds and becomes the state only by the act that adopts it; until then
 * the case keeps its place (PSW-13-14) and does not go forward, and no other outcome is proposed. Transmission is not
 * here: it is the one short statement of the intake.
 */
@Entity
@DynamicUpdate
@Table(name = "proposal")
@Rule({"PSW-12-04", "PSW-12-06", "PSW-00-10", "PSW-00-11"})
public class Proposal extends FundingApplication {

    @Version
    @Column(name = "version")
    private @Nullable Integer version;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Column(name = "flags")
    @JdbcTypeCode(SqlTypes.JSON)
    private Set<CaseFlag> flags = EnumSet.noneOf(CaseFlag.class);

    @Column(name = "proposed_outcome")
    @Enumerated(EnumType.STRING)
    private @Nullable CaseState proposedOutcome;

    @Column(name = "proposed_grounds")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Reason> proposedGrounds = new ArrayList<>();

    @Column(name = "conceded_a")
    private @Nullable Euro concededA;

    @Column(name = "conceded_b")
    private @Nullable Euro concededB;

    @Column(name = "steps")
    private int steps;

    @OneToMany(mappedBy = "proposal", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<CaseTransition> history = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    private Proposal(UUID id, String notice, String ruleSet, String ownerTaxCode, String applicantName, Mark mark) {
        super(id, notice, ruleSet, ownerTaxCode, applicantName, mark.at());
        this.state = CaseState.DRAFT;
        record("Apertura della domanda", null, CaseState.DRAFT, mark);
    }

    // ---------------------------------------------------------------- intake

    static Proposal draft(
            UUID id, String notice, String ruleSet, String ownerTaxCode, String applicantName, Mark mark) {
        return new Proposal(id, notice, ruleSet, ownerTaxCode, applicantName, mark);
    }

    /** Keeps what has been filled in so far; only while the form is not sent (PSW-12-04). */
    void fillIn(String form) {
        if (state != CaseState.DRAFT) {
            throw Refusal.notAllowed(
                    "FORM_ALREADY_SENT",
                    "PSW-12-04",
                    "Il formulario è già stato inviato e non può più essere modificato.");
        }
        write(form);
    }

    /** Locks the form and gives the case its code (PSW-12-04), with all that later steps read from columns. */
    void sendForm(ReferenceCode code, String ruleSet, String applicantName, FormFacts facts, Mark mark) {
        move("Invio del formulario", CaseState.FORM_SENT, mark);
        send(code, ruleSet, applicantName, facts, mark.at());
    }

    /** Gives up a proposal that was not transmitted. */
    void discard(Mark mark) {
        move("Abbandono", CaseState.DISCARDED, mark);
    }

    // ---------------------------------------------------------------- examination

    public void startFormalCheck(Mark mark) {
        move("Avvio della verifica di ammissibilità formale", CaseState.FORMAL_CHECK, mark);
    }

    public void admit(Mark mark) {
        move("Ammissione alla valutazione tecnica", CaseState.ADMITTED_TO_EVALUATION, mark);
    }

    public void startEvaluation(Mark mark) {
        move("Avvio della valutazione tecnica", CaseState.UNDER_EVALUATION, mark);
    }

    /** The score reaches the threshold (PSW-13-09). */
    public void findApprovable(Mark mark) {
        move("Idoneità", CaseState.APPROVABLE, mark);
    }

    /** Opens the check on aids already granted, the first time or again when the turn has come (PSW-06-15). */
    public void startAidCheck(Mark mark) {
        follow("Verifica sul Registro nazionale degli aiuti", CaseState.DE_MINIMIS_CHECK, mark);
    }

    /** Enters the queue of the ledger, or comes back to it from a waiting state. */
    public void enterQueue(Mark mark) {
        follow("Ingresso nella coda di impegno", CaseState.FUNDING_QUEUE, mark);
    }

    /** PSW-13-14. */
    public void awaitEarlierDecisions(Mark mark) {
        move("Attesa delle istruttorie precedenti", CaseState.AWAITING_EARLIER_DECISIONS, mark);
    }

    /** PSW-08-09. */
    public void awaitFunds(Mark mark) {
        move("Attesa di fondi", CaseState.AWAITING_FUNDS, mark);
    }

    /**
     * The commitment is registered.
     *
     * @param withoutB Action B was asked for but its envelope does not cover it (PSW-08-10)
     */
    public void commit(boolean withoutB, Mark mark) {
        move("Registrazione dell'impegno", CaseState.COMMITTED, mark);
        if (withoutB) {
            flags.add(CaseFlag.B_AWAITING_FUNDS);
        }
    }

    /** Proposes exclusion, for the act to adopt (PSW-00-11); also when a ground is found later (PSW-12-11). */
    public void proposeExclusion(List<Reason> grounds, Mark mark) {
        propose(CaseState.EXCLUDED, grounds, mark);
    }

    /** Proposes non-approval below the threshold (PSW-13-15). */
    public void proposeNotApproved(List<Reason> grounds, Mark mark) {
        propose(CaseState.NOT_APPROVED, grounds, mark);
    }

    /** Proposes not to finance above the de minimis ceiling (PSW-06-08). */
    public void proposeNotFinanceable(List<Reason> grounds, Mark mark) {
        propose(CaseState.NOT_FINANCEABLE, grounds, mark);
    }

    private void propose(CaseState outcome, List<Reason> grounds, Mark mark) {
        CaseTransitions.require(state, outcome);
        requireNoProposedOutcome();
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("a negative outcome states its grounds");
        }
        proposedOutcome = outcome;
        proposedGrounds = new ArrayList<>(grounds);
        record("Proposta: " + outcome.label(), state, state, mark);
    }

    /** The proposed negative outcome falls: observations accepted. */
    public void dropProposedOutcome(Mark mark) {
        CaseState fallen = requireProposedOutcome();
        forgetProposedOutcome();
        flags.remove(CaseFlag.PRE_REJECTION_NOTICE);
        record("Ritirata la proposta: " + fallen.label(), state, state, mark);
    }

    /** The proposed negative outcome stands after the notice of the reasons: it waits for its act (PSW-12-19). */
    @Rule("PSW-12-19")
    public void confirmProposedOutcome(Mark mark) {
        CaseState confirmed = requireProposedOutcome();
        flags.remove(CaseFlag.PRE_REJECTION_NOTICE);
        record("Confermata la proposta: " + confirmed.label(), state, state, mark);
    }

    /** The act adopts the proposed negative outcome, which becomes the state (PSW-14-03). */
    public void adoptProposedOutcome(Mark mark) {
        CaseState outcome = requireProposedOutcome();
        mark.requireAct();
        CaseTransitions.require(state, outcome);
        flags.remove(CaseFlag.AID_CHECK_DUE);
        CaseState before = state;
        state = outcome;
        proposedOutcome = null;
        record("Esito adottato: " + outcome.label(), before, outcome, mark);
    }

    // ---------------------------------------------------------------- concession

    /**
     * The determination concedes the contribution (PSW-14-03).
     *
     * @param actionB 0.00 where Action B was not asked for or waits for funds
     */
    public void approve(Euro actionA, Euro actionB, Mark mark) {
        mark.requireAct();
        move("Approvazione", CaseState.APPROVED, mark);
        concededA = actionA;
        concededB = actionB;
    }

    /** A further determination concedes Action B, before the activity ends (PSW-08-10). */
    @Rule("PSW-08-10")
    public void concedeActionB(Euro actionB, Mark mark) {
        mark.requireAct();
        if (!flags.remove(CaseFlag.B_AWAITING_FUNDS)) {
            throw Refusal.notAllowed(
                    "B_NOT_WAITING", "PSW-08-10", "L'Azione B non è in attesa di fondi: non può essere concessa.");
        }
        concededB = actionB;
        record("Concessione dell'Azione B", state, state, mark);
    }

    public void publish(Mark mark) {
        move("Pubblicazione sul BUR", CaseState.PUBLISHED, mark);
    }

    /** @param atiToFormalise the association declared its intent and still has to file its deed (PSW-16-03) */
    public void awaitStart(boolean atiToFormalise, Mark mark) {
        move("Attesa di avvio", CaseState.AWAITING_START, mark);
        if (atiToFormalise) {
            flags.add(CaseFlag.ATI_TO_FORMALISE);
        }
    }

    public void start(Mark mark) {
        move("Avvio dell'attività", CaseState.IN_PROGRESS, mark);
    }

    /** Action B still waiting for funds lapses (PSW-08-10). */
    public void endActivity(Mark mark) {
        move("Conclusione dell'attività", CaseState.ACTIVITY_ENDED, mark);
        flags.remove(CaseFlag.B_AWAITING_FUNDS);
    }

    public void submitReport(Mark mark) {
        move("Presentazione del rendiconto", CaseState.REPORT_SUBMITTED, mark);
    }

    public void startReportVerification(Mark mark) {
        move("Avvio della verifica del rendiconto", CaseState.REPORT_VERIFICATION, mark);
    }

    public void recognise(Mark mark) {
        move("Riconoscimento del contributo", CaseState.RECOGNISED, mark);
    }

    public void oweBalance(Mark mark) {
        move("Saldo da erogare", CaseState.BALANCE_DUE, mark);
    }

    public void openRecovery(Mark mark) {
        move("Recupero delle somme", CaseState.RECOVERY, mark);
    }

    public void enforceGuarantee(Mark mark) {
        move("Escussione della fideiussione", CaseState.GUARANTEE_ENFORCED, mark);
    }

    public void settle(Mark mark) {
        move("Liquidazione", CaseState.SETTLED, mark);
    }

    /** Ends the case: kept where it had a concession, closed where it had none. */
    public void close(Mark mark) {
        if (hadConcession()) {
            move("Conservazione", CaseState.RETENTION, mark);
        } else {
            move("Chiusura", CaseState.CLOSED, mark);
        }
    }

    public void archive(Mark mark) {
        if (flags.contains(CaseFlag.SUSPENDED)) {
            throw Refusal.notAllowed(
                    "RETENTION_SUSPENDED",
                    "PSW-23-01",
                    "Il termine di conservazione è sospeso: il fascicolo non si archivia.");
        }
        move("Archiviazione", CaseState.ARCHIVED, mark);
    }

    // ---------------------------------------------------------------- from several states

    /** The applicant or beneficiary gives up; the caller releases the commitment where there is one. */
    public void withdraw(Mark mark) {
        CaseTransitions.require(state, CaseState.WITHDRAWN);
        forgetProposedOutcome();
        flags.clear();
        move("Rinuncia", CaseState.WITHDRAWN, mark);
    }

    @Rule("PSW-14-08")
    public void closeForAnnulledCall(Mark mark) {
        CaseTransitions.require(state, CaseState.CLOSED_CALL_ANNULLED);
        forgetProposedOutcome();
        flags.clear();
        move("Chiusura per revoca o annullamento dell'avviso", CaseState.CLOSED_CALL_ANNULLED, mark);
    }

    /** Opens the formal notice over the state, which does not change (PSW-20-01). */
    @Rule("PSW-20-01")
    public void openFormalNotice(Mark mark) {
        raise(CaseFlag.FORMAL_NOTICE, mark);
    }

    /** The notice ends without revocation: complied with, archived or closed. */
    public void closeFormalNotice(Mark mark) {
        lower(CaseFlag.FORMAL_NOTICE, mark);
    }

    /** Opens the review over the state, which does not change (PSW-12-12). */
    @Rule("PSW-12-12")
    public void openReview(Mark mark) {
        raise(CaseFlag.UNDER_REVIEW, mark);
    }

    /** The review confirms the approval. */
    public void closeReview(Mark mark) {
        lower(CaseFlag.UNDER_REVIEW, mark);
    }

    /** Revokes after formal notice, or annuls the approval after review: never without one of them (PSW-20-01). */
    @Rule({"PSW-20-01", "PSW-12-12"})
    public void revoke(Mark mark) {
        requireNoticeOrReview();
        CaseTransitions.require(state, CaseState.REVOKED);
        flags.clear();
        move("Revoca", CaseState.REVOKED, mark);
    }

    /** Reduces the contribution to its useful part after formal notice (PSW-20-03). */
    @Rule("PSW-20-03")
    public void revokePartially(Mark mark) {
        if (!flags.contains(CaseFlag.FORMAL_NOTICE)) {
            throw noNotice();
        }
        CaseTransitions.require(state, CaseState.PARTIALLY_REVOKED);
        flags.clear();
        move("Revoca parziale", CaseState.PARTIALLY_REVOKED, mark);
    }

    private void requireNoticeOrReview() {
        boolean review = flags.contains(CaseFlag.UNDER_REVIEW) && CaseTransitions.OPEN_TO_REVIEW.contains(state);
        if (!flags.contains(CaseFlag.FORMAL_NOTICE) && !review) {
            throw noNotice();
        }
    }

    private static Refusal noNotice() {
        return Refusal.notAllowed(
                "NO_FORMAL_NOTICE", "PSW-20-01", "La revoca non è possibile senza previa diffida ad adempiere.");
    }

    /** Raises a flag that is not up yet, in one of its states. */
    public void raise(CaseFlag flag, Mark mark) {
        if (!flag.states().contains(state)) {
            throw CaseTransitions.notAllowed(state, flag.label());
        }
        if (!flags.add(flag)) {
            throw Refusal.notAllowed("FLAG_ALREADY_SET", "PSW-00-10", "Risulta già: " + flag.label() + ".");
        }
        record("Annotazione: " + flag.label(), state, state, mark);
    }

    /** Lowers a flag; nothing happens where it is not up. */
    public void lower(CaseFlag flag, Mark mark) {
        if (flags.remove(flag)) {
            record("Annotazione chiusa: " + flag.label(), state, state, mark);
        }
    }

    // ---------------------------------------------------------------- guards

    private void move(String step, CaseState to, Mark mark) {
        requireNoProposedOutcome();
        follow(step, to, mark);
    }

    /** What no person decides takes its course also while a negative outcome is proposed, so that nothing is lost. */
    private void follow(String step, CaseState to, Mark mark) {
        CaseTransitions.require(state, to);
        CaseState before = state;
        state = to;
        record(step, before, to, mark);
    }

    /** @throws Refusal while a negative outcome is proposed: no decision brings the case forward (PSW-00-11) */
    public void requireNoProposedOutcome() {
        if (proposedOutcome != null) {
            throw Refusal.notAllowed(
                    "NEGATIVE_OUTCOME_PROPOSED",
                    "PSW-00-11",
                    "È stato proposto l'esito «%s»: prima di proseguire va adottato o ritirato."
                            .formatted(proposedOutcome.label()));
        }
    }

    private CaseState requireProposedOutcome() {
        if (proposedOutcome == null) {
            throw Refusal.notAllowed("NO_PROPOSED_OUTCOME", "PSW-00-11", "Nessun esito negativo è stato proposto.");
        }
        return proposedOutcome;
    }

    private void forgetProposedOutcome() {
        proposedOutcome = null;
        proposedGrounds = new ArrayList<>();
    }

    private void record(String step, @Nullable CaseState from, CaseState to, Mark mark) {
        steps++;
        history.add(new CaseTransition(this, steps, step, from, to, mark));
    }

    // ---------------------------------------------------------------- facts

    public CaseState state() {
        return state;
    }

    public Set<CaseFlag> flags() {
        return flags.isEmpty() ? Set.of() : EnumSet.copyOf(flags);
    }

    public boolean has(CaseFlag flag) {
        return flags.contains(flag);
    }

    /** The state for people, with the formal notice or review that lies over it: {@code diffida ad adempiere (attività avviata)}. */
    public String stateLabel() {
        if (flags.contains(CaseFlag.FORMAL_NOTICE)) {
            return CaseFlag.FORMAL_NOTICE.label() + " (" + state.label() + ")";
        }
        if (flags.contains(CaseFlag.UNDER_REVIEW)) {
            return CaseFlag.UNDER_REVIEW.label() + " (" + state.label() + ")";
        }
        return state.label();
    }

    /** EXCLUDED, NOT_APPROVED or NOT_FINANCEABLE, where an act still has to adopt it. */
    public Optional<CaseState> proposedOutcome() {
        return Optional.ofNullable(proposedOutcome);
    }

    /** The grounds of the proposed or adopted negative outcome. */
    public List<Reason> negativeGrounds() {
        return List.copyOf(proposedGrounds);
    }

    public boolean hadConcession() {
        return concededA != null;
    }

    /** Whether nobody is at work on the case any more; a control or a formal notice after the settlement opens it again. */
    public boolean isOver() {
        return state.isOver() && !has(CaseFlag.CONTROL_OPEN) && !has(CaseFlag.FORMAL_NOTICE);
    }

    /** The amount of Action A in the determination in force; 0.00 without one (PSW-08-11). */
    public Euro concededA() {
        return concededA == null ? Euro.ZERO : concededA;
    }

    /** The amount of Action B in the determination in force; 0.00 without one or while B waits for funds. */
    public Euro concededB() {
        return concededB == null ? Euro.ZERO : concededB;
    }

    public Euro concededTotal() {
        return concededA().plus(concededB());
    }

    /** All that happened, in order. */
    public List<CaseTransition> history() {
        return List.copyOf(history);
    }
}

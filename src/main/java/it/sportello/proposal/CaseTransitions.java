package it.sportello.proposal;

import static it.sportello.proposal.CaseState.*;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which state may follow which: the table of the notice, with the transitions that are valid from several states. */
@Rule({"PSW-12-12", "PSW-14-08", "PSW-20-01"})
public final class CaseTransitions {

    /** Transmitted and not yet approved, with no adopted outcome. */
    static final Set<CaseState> UNDER_EXAMINATION = Collections.unmodifiableSet(EnumSet.range(TRANSMITTED, COMMITTED));

    static final Set<CaseState> OPEN_TO_WITHDRAWAL =
            Collections.unmodifiableSet(EnumSet.range(TRANSMITTED, IN_PROGRESS));
    static final Set<CaseState> OPEN_TO_ANNULMENT = Collections.unmodifiableSet(EnumSet.range(DRAFT, COMMITTED));

    /** After the settlement too: an ex-post control may find a breach. */
    static final Set<CaseState> OPEN_TO_FORMAL_NOTICE =
            Collections.unmodifiableSet(EnumSet.range(PUBLISHED, RETENTION));

    static final Set<CaseState> OPEN_TO_REVIEW = Collections.unmodifiableSet(EnumSet.range(APPROVED, BALANCE_DUE));

    private static final Map<CaseState, Set<CaseState>> TABLE = table();

    private CaseTransitions() {}

    private static Map<CaseState, Set<CaseState>> table() {
        Map<CaseState, Set<CaseState>> next = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            next.put(state, EnumSet.noneOf(CaseState.class));
        }
        allow(next, DRAFT, FORM_SENT, DISCARDED);
        allow(next, FORM_SENT, TRANSMITTED, DISCARDED);
        allow(next, TRANSMITTED, FORMAL_CHECK);
        allow(next, FORMAL_CHECK, ADMITTED_TO_EVALUATION);
        allow(next, ADMITTED_TO_EVALUATION, UNDER_EVALUATION);
        allow(next, UNDER_EVALUATION, APPROVABLE, NOT_APPROVED);
        allow(next, APPROVABLE, DE_MINIMIS_CHECK);
        allow(next, DE_MINIMIS_CHECK, FUNDING_QUEUE, NOT_FINANCEABLE);
        allow(next, FUNDING_QUEUE, AWAITING_EARLIER_DECISIONS, AWAITING_FUNDS, DE_MINIMIS_CHECK, COMMITTED);
        allow(next, AWAITING_EARLIER_DECISIONS, FUNDING_QUEUE);
        allow(next, AWAITING_FUNDS, FUNDING_QUEUE, CLOSED);
        // The last survey of the register decides, also the one repeated before the determination (PSW-06-15).
        allow(next, COMMITTED, APPROVED, NOT_FINANCEABLE);
        allow(next, APPROVED, PUBLISHED);
        allow(next, PUBLISHED, AWAITING_START);
        allow(next, AWAITING_START, IN_PROGRESS);
        allow(next, IN_PROGRESS, ACTIVITY_ENDED);
        allow(next, ACTIVITY_ENDED, REPORT_SUBMITTED);
        allow(next, REPORT_SUBMITTED, REPORT_VERIFICATION);
        allow(next, REPORT_VERIFICATION, RECOGNISED);
        allow(next, RECOGNISED, BALANCE_DUE, RECOVERY, SETTLED);
        allow(next, BALANCE_DUE, SETTLED);
        allow(next, RECOVERY, SETTLED, GUARANTEE_ENFORCED);
        allow(next, GUARANTEE_ENFORCED, SETTLED);
        allow(next, SETTLED, RETENTION);
        allow(next, RETENTION, ARCHIVED);
        allow(next, EXCLUDED, CLOSED);
        allow(next, NOT_APPROVED, CLOSED);
        allow(next, NOT_FINANCEABLE, CLOSED);
        // A case that had a concession is kept, not closed (REVOKED always had one).
        allow(next, WITHDRAWN, RECOVERY, RETENTION, CLOSED);
        allow(next, REVOKED, RECOVERY, RETENTION);
        allow(next, PARTIALLY_REVOKED, BALANCE_DUE, RECOVERY, SETTLED);

        UNDER_EXAMINATION.forEach(state -> allow(next, state, EXCLUDED));
        OPEN_TO_WITHDRAWAL.forEach(state -> allow(next, state, WITHDRAWN));
        OPEN_TO_ANNULMENT.forEach(state -> allow(next, state, CLOSED_CALL_ANNULLED));
        OPEN_TO_FORMAL_NOTICE.forEach(state -> allow(next, state, REVOKED, PARTIALLY_REVOKED));
        OPEN_TO_REVIEW.forEach(state -> allow(next, state, REVOKED));
        next.replaceAll((state, followers) -> Collections.unmodifiableSet(followers));
        return next;
    }

    private static void allow(Map<CaseState, Set<CaseState>> next, CaseState from, CaseState... to) {
        next.getOrDefault(from, EnumSet.noneOf(CaseState.class)).addAll(Set.of(to));
    }

    /** The states that may follow. REVOKED and PARTIALLY_REVOKED need an open formal notice or review as well. */
    public static Set<CaseState> from(CaseState state) {
        return TABLE.getOrDefault(state, Set.of());
    }

    /** These states and all that can ever follow one of them. */
    public static Set<CaseState> reachableFrom(Set<CaseState> states) {
        Set<CaseState> reachable = EnumSet.copyOf(states);
        Deque<CaseState> last = new ArrayDeque<>(states);
        while (!last.isEmpty()) {
            from(last.remove()).stream().filter(reachable::add).forEach(last::add);
        }
        return Collections.unmodifiableSet(reachable);
    }

    public static boolean allowed(CaseState from, CaseState to) {
        return from(from).contains(to);
    }

    /** @throws Refusal not allowed, where the state may not follow */
    static void require(CaseState from, CaseState to) {
        if (!allowed(from, to)) {
            throw notAllowed(from, to.label());
        }
    }

    /** @param what in Italian */
    static Refusal notAllowed(CaseState state, String what) {
        return Refusal.notAllowed(
                "STATE_NOT_ALLOWED",
                "PSW-00-10",
                "«%s» non è possibile: la pratica è nello stato «%s».".formatted(what, state.label()));
    }
}

package it.sportello.funding;

import it.sportello.funding.Allocation.Result;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.LegalOrder.Got;
import it.sportello.funding.Proposal.Standing;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The allocation with books kept on paper: what is proposed is reserved, and committed when it is confirmed. */
final class PaperLedger {

    private final Allocation allocation;
    private final Map<ReferenceCode, Proposal> inPlay = new TreeMap<>();
    private final Map<ReferenceCode, Verdict> proposed = new TreeMap<>();
    private final Map<ReferenceCode, List<Got>> acts = new TreeMap<>();
    private Euro freeA;
    private Euro freeB;

    PaperLedger(Switches switches, Euro endowmentA, Euro endowmentB) {
        this.allocation = new Allocation(switches);
        this.freeA = endowmentA;
        this.freeB = endowmentB;
    }

    /** Opens the proposal, or writes how far it has come. */
    void enter(Proposal proposal) {
        inPlay.put(proposal.code(), proposal);
    }

    Result run(Instant settledUntil) {
        Result result = allocation.run(freeA, freeB, List.copyOf(inPlay.values()), settledUntil);
        result.verdicts().stream().filter(v -> v.kind().isProposal()).forEach(this::propose);
        return result;
    }

    private void propose(Verdict verdict) {
        freeA = freeA.minus(verdict.amountA());
        freeB = freeB.minus(verdict.amountB());
        proposed.put(verdict.code(), verdict);
        now(verdict, isWithoutB(verdict) ? Standing.B_FOLLOWS : Standing.PROPOSED);
    }

    void confirm(ReferenceCode code) {
        Verdict verdict = proposed.remove(code);
        acts.computeIfAbsent(code, c -> new ArrayList<>()).add(new Got(verdict.amountA(), verdict.amountB()));
        if (isWithoutB(verdict)) {
            now(verdict, Standing.B_AWAITING);
        } else {
            inPlay.remove(code);
        }
    }

    /** @return what was said of each case when it was proposed, or last */
    Map<String, Verdict.Kind> confirmUntilNothingIsProposed() {
        Map<String, Verdict.Kind> kinds = new TreeMap<>();
        do {
            Set.copyOf(proposed.keySet()).forEach(this::confirm);
            run(Proposals.LATER).verdicts().stream()
                    .filter(v -> !acts.containsKey(v.code()))
                    .forEach(v -> kinds.put(v.code().value().replace("PSW20-", ""), v.kind()));
        } while (!proposed.isEmpty());
        return kinds;
    }

    void leave(ReferenceCode code) {
        inPlay.remove(code);
        Verdict verdict = proposed.remove(code);
        if (verdict != null) {
            freeA = freeA.plus(verdict.amountA());
            freeB = freeB.plus(verdict.amountB());
        }
    }

    boolean isProposed(ReferenceCode code) {
        return proposed.containsKey(code);
    }

    /** What each case got, act by act. */
    Map<ReferenceCode, List<Got>> acts() {
        return acts;
    }

    Euro freeA() {
        return freeA;
    }

    Euro freeB() {
        return freeB;
    }

    private void now(Verdict verdict, Standing standing) {
        inPlay.computeIfPresent(verdict.code(), (code, p) -> Proposals.as(standing, p));
    }

    private static boolean isWithoutB(Verdict verdict) {
        return verdict.kind() == Verdict.Kind.COMMIT_A_B_AWAITING;
    }
}

package it.sportello.process.phase;

import static java.util.Objects.requireNonNull;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.funding.AllocationRuns;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerRun;
import it.sportello.funding.Verdict;
import it.sportello.process.api.Role;
import it.sportello.proposal.Arrivals;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the ledger of each call when something has changed or a day has ended. The ledger is locked first, then the
 * cases in the order of their codes; only cases that move get a message (PSW-13-14).
 */
@Component
@Rule({"PSW-13-14", "PSW-08-09"})
class LedgerRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRunner.class);

    private final AllocationRuns runs;
    private final Proposals proposals;
    private final QueueStates states;
    private final Procedure procedure;
    private final LaterActionB laterActionB;
    private final Messages messages;
    private final Arrivals arrivals;
    private final Explanations explanations;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LedgerRunner(
            AllocationRuns runs,
            Proposals proposals,
            QueueStates states,
            Procedure procedure,
            LaterActionB laterActionB,
            Messages messages,
            Arrivals arrivals,
            Explanations explanations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.proposals = proposals;
        this.states = states;
        this.procedure = procedure;
        this.laterActionB = laterActionB;
        this.messages = messages;
        this.arrivals = arrivals;
        this.explanations = explanations;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1000)
    void runDue() {
        Instant settled = runs.completeUntil(arrivals.settle().at());
        runs.due(settled).forEach(call -> run(call, settled));
    }

    /** What ails one call does not hold up the others; the next second tries again. */
    private void run(String call, Instant settled) {
        try {
            transaction.executeWithoutResult(status -> follow(runs.run(call, settled)));
        } catch (RuntimeException e) {
            LOG.error("the ledger of {} could not be run", call, e);
        }
    }

    private void follow(LedgerRun run) {
        List<Verdict> moved = byCode(run.changed());
        List<Verdict> proposed = byCode(run.proposed());
        // Before anything is changed: then each query would compare all that the transaction holds.
        proposals.lockAll(
                codes(moved.stream(), proposed.stream().filter(verdict -> verdict.kind() == Verdict.Kind.COMMIT_B)));
        Map<ReferenceCode, String> ruleSets = proposals.ruleSets(codes(moved.stream(), proposed.stream()));
        moved.forEach(states::follow);
        proposed.forEach(this::propose);
        Stream.concat(moved.stream(), run.proposed().stream())
                .forEach(verdict -> keepReasons(verdict, requireNonNull(ruleSets.get(verdict.code()))));
        run.newlyExhausted().forEach(envelope -> tellExhausted(envelope, run));
    }

    private static List<Verdict> byCode(List<Verdict> verdicts) {
        return verdicts.stream().sorted(Comparator.comparing(Verdict::code)).toList();
    }

    private static List<ReferenceCode> codes(Stream<Verdict> moved, Stream<Verdict> proposed) {
        return Stream.concat(moved, proposed).map(Verdict::code).toList();
    }

    /** The first in order is not covered: the office is told at that case, once (PSW-08-09). */
    @Rule({"PSW-08-09", "PSW-10-01"})
    private void tellExhausted(Envelope envelope, LedgerRun run) {
        Stream.concat(run.changed().stream(), run.proposed().stream())
                .filter(verdict -> verdict.kind().lacks(envelope))
                .findFirst()
                .ifPresent(verdict -> messages.write(
                        verdict.code(),
                        Channel.DESK,
                        Role.OFFICERS.group(),
                        "Risorse non sufficienti per l'Azione " + envelope,
                        verdict.sentence(),
                        RuleId.of("PSW-08-09"),
                        clock.instant()));
    }

    @Rule("PSW-00-10")
    private void keepReasons(Verdict verdict, String ruleSet) {
        explanations.store(verdict.code(), verdict.explanation(), verdict.turn(), ruleSet, clock.instant());
    }

    /** Action B of a case conceded without it goes its own way (PSW-08-10). */
    private void propose(Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.COMMIT_B) {
            laterActionB.proposed(verdict.code());
        } else {
            procedure.commitmentProposed(verdict.code());
        }
    }
}

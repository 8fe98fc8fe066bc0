package it.sportello.process.phase;

import it.sportello.act.Act;
import it.sportello.act.ActItem;
import it.sportello.act.Waiting;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.QueuePosition;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The proposals of a call that wait for funds, in funding order: published with every determination (PSW-14-06). */
@Component
@Rule("PSW-14-06")
class WaitingList {

    private final Proposals proposals;
    private final LedgerReader ledger;

    WaitingList(Proposals proposals, LedgerReader ledger) {
        this.proposals = proposals;
        this.ledger = ledger;
    }

    /** Those of the calls of which the act decides cases; the ledger is asked only where somebody waits. */
    List<Waiting> of(Act act) {
        Set<String> calls = proposals.of(act.items().stream().map(ActItem::code).toList()).stream()
                .map(Proposal::notice)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<ReferenceCode, Proposal> waiting = proposals.in(List.of(CaseState.AWAITING_FUNDS)).stream()
                .filter(proposal -> calls.contains(proposal.notice()))
                .collect(Collectors.toMap(Proposal::code, Function.identity()));
        return waiting.values().stream()
                .map(Proposal::notice)
                .distinct()
                .sorted()
                .flatMap(call -> ledger.queue(call).stream())
                .flatMap(position -> row(position, waiting.get(position.code())))
                .toList();
    }

    private static Stream<Waiting> row(QueuePosition position, @Nullable Proposal proposal) {
        BigDecimal score = position.score();
        return proposal == null || score == null
                ? Stream.empty()
                : Stream.of(new Waiting(
                        position.code(), proposal.applicantName(), position.place(), score, position.sentence()));
    }
}

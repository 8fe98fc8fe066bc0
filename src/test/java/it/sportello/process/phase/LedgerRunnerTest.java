package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import it.sportello.audit.Explanations;
import it.sportello.correspondence.Messages;
import it.sportello.funding.Allocation;
import it.sportello.funding.AllocationRuns;
import it.sportello.funding.LedgerRun;
import it.sportello.funding.Verdict;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.proposal.Arrivals;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

@Rule("PSW-13-14")
class LedgerRunnerTest {

    private static final Instant OPENING = Instant.parse("2020-03-12T08:30:00Z");
    private static final Instant LATER = Instant.parse("2020-06-01T10:00:00Z");

    private final AllocationRuns runs = mock(AllocationRuns.class);
    private final Proposals proposals = mock(Proposals.class);
    private final Procedure procedure = mock(Procedure.class);
    private final Arrivals arrivals = mock(Arrivals.class);
    private final Explanations explanations = mock(Explanations.class);
    private final List<Collection<ReferenceCode>> locked = new ArrayList<>();
    private final LedgerRunner runner = new LedgerRunner(
            runs,
            proposals,
            mock(QueueStates.class),
            procedure,
            mock(LaterActionB.class),
            mock(Messages.class),
            arrivals,
            explanations,
            Clock.fixed(LATER, ZoneOffset.UTC),
            mock(PlatformTransactionManager.class));

    /** One query for each case would let a click day hold the ledger for minutes. */
    @Test
    void a_queue_that_moves_is_locked_by_the_thousand_and_no_case_is_read_by_itself() {
        List<Verdict> verdicts = verdicts(10, 2_500);
        List<Verdict> proposed = verdicts.subList(0, 10);
        List<Verdict> moved = verdicts.subList(10, 2_510);
        aRunGives(proposed, moved);

        runner.runDue();

        assertThat(locked).extracting(Collection::size).containsExactly(1_000, 1_000, 500);
        assertThat(locked.stream().flatMap(Collection::stream))
                .isSorted()
                .containsExactlyElementsOf(
                        moved.stream().map(Verdict::code).sorted().toList());
        verify(proposals, times(3)).ruleSets(anyCollection());
        verify(proposals, never()).require(any());
        verify(procedure, times(10)).commitmentProposed(any());
        verify(explanations, times(2_510)).store(any(), any(), any(), any(), any());
    }

    private void aRunGives(List<Verdict> proposed, List<Verdict> moved) {
        when(arrivals.settle()).thenReturn(new Arrivals.Settled(0, LATER));
        when(runs.completeUntil(any())).thenReturn(LATER);
        when(runs.due(any())).thenReturn(List.of("psw-2020"));
        when(runs.run("psw-2020", LATER)).thenReturn(new LedgerRun("psw-2020", proposed, moved, Set.of()));
        doAnswer(call -> locked.add(List.copyOf(call.<Collection<ReferenceCode>>getArgument(0))))
                .when(proposals)
                .lockAll(anyCollection());
        when(proposals.ruleSets(anyCollection()))
                .thenAnswer(call -> call.<Collection<ReferenceCode>>getArgument(0).stream()
                        .collect(Collectors.toMap(code -> code, code -> "psw-2020/1")));
    }

    /** The first are funded, the others wait for funds. */
    private static List<Verdict> verdicts(int funded, int waiting) {
        Euro grant = Euro.of("5000.00");
        List<it.sportello.funding.Proposal> queue = IntStream.range(0, funded + waiting)
                .mapToObj(i -> it.sportello.funding.Proposal.waiting(
                        new ReferenceCode("PSW20-%06d".formatted(i)),
                        grant,
                        Euro.ZERO,
                        OPENING.plusSeconds(i),
                        BigDecimal.valueOf(80),
                        BigDecimal.TEN))
                .toList();
        return new Allocation(new Allocation.Switches(OrderingMode.DAY_THEN_SCORE, false, false, true))
                .run(Euro.of(BigDecimal.valueOf(5_000L * funded)), Euro.ZERO, queue, LATER)
                .verdicts();
    }
}

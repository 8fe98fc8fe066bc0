package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import it.sportello.funding.Allocation;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.LedgerRun;
import it.sportello.funding.Proposal;
import it.sportello.funding.TestLedger;
import it.sportello.funding.Verdict;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.TestDatabase;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * An allocation run is O(N log N): a case in a queue of 100,000 costs at most 1.5 times one in a queue of 1,000. Every
 * size allocates the same number of cases, divided into as many queues as it takes (one queue of 1,000 walked a hundred
 * times would measure how well the processor learns it by heart), in turns, after warming up; the median of five
 * counts. Nothing is asserted about time.
 */
@Rule("PSW-13-14")
class AllocationBenchmark {

    private static final int LARGEST = 100_000;
    private static final List<Integer> SIZES = List.of(1_000, 10_000, LARGEST);
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 5;

    /** Rounds of one measure: some tenths of a second. */
    private static final int REPEATS = 5;

    private static final Instant OPENING = Instant.parse("2020-03-12T08:30:00Z");
    private static final Instant LATER = OPENING.plus(Duration.ofDays(60));

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Allocation allocation = new Allocation(new Switches(OrderingMode.DAY_THEN_SCORE, false, false, true));
    private final Map<Integer, List<List<Proposal>>> queues = new TreeMap<>();
    private final Random random = new Random(5);
    private final DataSource database = TestDatabase.withDomainOnly("allocation_benchmark");
    private long seen;

    @Test
    void aCaseInALongQueueCostsHardlyMoreThanInAShortOne() {
        for (int size : SIZES) {
            queues.put(
                    size,
                    IntStream.range(0, LARGEST / size)
                            .mapToObj(n -> queue(size))
                            .toList());
        }

        Map<Integer, List<TestLedger>> ledgers = new TreeMap<>();
        SIZES.forEach(size -> ledgers.put(
                size,
                IntStream.range(0, LARGEST / size).mapToObj(n -> ledger(size)).toList()));
        measure("run that moves each case", size -> nanosPerCaseInARun(ledgers.get(size)));
        measure("verdicts and their reasons", size -> nanosPerCase(size, AllocationBenchmark::reasons));
        measure("verdicts alone", size -> nanosPerCase(size, List::size));

        assertThat(seen).isPositive();
    }

    private static long reasons(List<Verdict> verdicts) {
        return verdicts.stream().mapToLong(v -> v.sentence().length()).sum();
    }

    private void measure(String what, IntToDoubleFunction nanosPerCase) {
        Map<Integer, double[]> nanos = new TreeMap<>();
        SIZES.forEach(size -> nanos.put(size, new double[ROUNDS]));
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (int size : SIZES) {
                double perCase = nanosPerCase.applyAsDouble(size);
                if (round >= 0) {
                    nanos.get(size)[round] = perCase;
                }
            }
        }
        double small = median(nanos.get(SIZES.get(0)));
        nanos.forEach((size, measured) -> System.out.printf(
                "%-28s %,8d cases %6.0f ns per case, %.2f of 1,000 (goal: at most 1.50)%n",
                what, size, median(measured), median(measured) / small));
    }

    /** A queue on a database: the envelopes cover about half of what is asked of A, and a third of B. */
    private TestLedger ledger(int size) {
        TestLedger ledger = new TestLedger(database, size * 4_400L + ".00", size * 400L + ".00");
        DurableServer.require(ledger.jdbc);
        ledger.jdbc
                .sql("insert into ledger_entry (case_code, call, grant_a, grant_b, day, transmitted_at)"
                        + " select upper(:call) || '-' || lpad(n::text, 6, '0'), :call, 5000 + n % 4 * 2500, n % 2 * 2500,"
                        + " '2020-03-12', timestamptz '2020-03-12 08:30Z' + n * interval '300 milliseconds'"
                        + " from generate_series(1, :size) n")
                .param("call", ledger.call)
                .param("size", size)
                .update();
        ledger.jdbc
                .sql("update ledger_entry set state = 'WAITING', score = 70 + random() * 30, score_a = random() * 30"
                        + " where call = ?")
                .param(ledger.call)
                .update();
        return ledger;
    }

    /**
     * The run of {@code FundLedger} in its transaction (lock, books, verdicts, reservations, sentences), which proposes or
     * lets wait every case, and the explanation of each with where the walk stood. What {@code LedgerRunner} does with
     * them afterwards, by case, is not here: the locks of the cases, the rows of the explanations, the messages.
     */
    private double nanosPerCaseInARun(List<TestLedger> ledgers) {
        ledgers.forEach(AllocationBenchmark::asBeforeTheRun);
        ledgers.get(0).jdbc.sql("vacuum analyze ledger_entry").update();
        long moved = 0;
        long start = System.nanoTime();
        for (TestLedger ledger : ledgers) {
            LedgerRun run = ledger.run();
            moved += explained(run.proposed()) + explained(run.changed());
        }
        long nanos = System.nanoTime() - start;
        assertThat(moved).isEqualTo(LARGEST);
        return nanos / (double) LARGEST;
    }

    private int explained(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            seen += verdict.explanation().steps().size() + verdict.turn().waitingAhead();
        }
        return verdicts.size();
    }

    private static void asBeforeTheRun(TestLedger ledger) {
        ledger.jdbc
                .sql("update ledger_entry set state = 'WAITING', reserved_a = 0, reserved_b = 0, b_awaiting = false,"
                        + " verdict = null, sentence = null, verdict_at = null where call = ?")
                .param(ledger.call)
                .update();
    }

    /** In processor time of the whole JVM, its garbage collector included: the machine may do something else too. */
    private double nanosPerCase(int size, ToLongFunction<List<Verdict>> use) {
        Euro funds = Euro.of(BigDecimal.valueOf(size * 5_000L));
        long start = machine.getProcessCpuTime();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (List<Proposal> queue : queues.get(size)) {
                seen += use.applyAsLong(
                        allocation.run(funds, funds, queue, LATER).verdicts());
            }
        }
        return (machine.getProcessCpuTime() - start) / (double) (LARGEST * REPEATS);
    }

    /** By arrival, as the books give it: one in five undecided, scores at random, about half of them covered. */
    private List<Proposal> queue(int size) {
        List<Proposal> queue = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ReferenceCode code = new ReferenceCode("PSW20-%06d".formatted(i));
            Euro a = Euro.of(
                    List.of("5000.00", "7000.00", "10000.00", "15000.00").get(random.nextInt(4)));
            Euro b = random.nextBoolean() ? Euro.ZERO : Euro.of("2500.00");
            Instant at = OPENING.plusMillis(i * 300L);
            queue.add(
                    random.nextInt(5) == 0
                            ? Proposal.undecided(code, a, b, at)
                            : Proposal.waiting(code, a, b, at, score(7_000), score(0)));
        }
        return queue;
    }

    private BigDecimal score(int hundredthsAtLeast) {
        return BigDecimal.valueOf(hundredthsAtLeast + random.nextInt(3_001), 2);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package it.sportello.process.watch;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The state of the installation at one instant. Every node sees the same, since it is read from the common database.
 *
 * @param submissions proposals transmitted so far
 * @param undelivered messages to the engine that wait in the outbox, by kind
 * @param oldestUnstarted how long the oldest transmitted case has been waiting for the start of its procedure; zero when
 *     none waits
 * @param oldestUntold for how long the oldest event of a case has been waiting to be taken up by the ledger; zero when none
 *     waits
 * @param queue decided cases that wait for their turn or for funds, by call
 * @param dueTimers timers whose instant has come and that have not fired yet, the late ones included
 * @param lateTimers those that should have fired {@link FiguresTable#LATE} ago or earlier
 * @param incidents open incidents of the engine
 * @param ledger the columns of each envelope, in euro
 */
record Figures(
        long submissions,
        Map<String, Long> undelivered,
        Duration oldestUnstarted,
        Duration oldestUntold,
        Map<String, Long> queue,
        long dueTimers,
        long lateTimers,
        long incidents,
        List<LedgerColumn> ledger) {

    Figures {
        undelivered = Map.copyOf(undelivered);
        queue = Map.copyOf(queue);
        ledger = List.copyOf(ledger);
    }

    /** @param name a column of the table {@code envelope}, such as {@code committed} */
    record LedgerColumn(String call, String envelope, String name, BigDecimal euro) {}
}

package it.sportello.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processor time spent by this process, which is the program and its clients, and by the server of the database: what is
 * left of a figure when something else is running on the machine.
 */
record ProcessorTime(Duration program, Duration database) {

    /**
     * Until now; what a connection used that has been closed meanwhile is not in it.
     *
     * @param jdbc a connection to the server that works for the program
     */
    static ProcessorTime now(JdbcClient jdbc) {
        long session = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        ProcessHandle server =
                ProcessHandle.of(session).flatMap(ProcessHandle::parent).orElseThrow();
        return new ProcessorTime(
                spent(Stream.of(ProcessHandle.current())), spent(Stream.concat(Stream.of(server), server.children())));
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(program.minus(earlier.program), database.minus(earlier.database));
    }

    /** What falls to each of so many. */
    ProcessorTime each(int units) {
        return new ProcessorTime(program.dividedBy(units), database.dividedBy(units));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f ms of the program and its clients, %.2f ms of the database",
                millis(program),
                millis(database));
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static Duration spent(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

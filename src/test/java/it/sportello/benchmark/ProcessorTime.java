package it.sportello.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processor time spent by this process, which is the program and its clients, and by the server of the database: what is
 * left of a figure when something else is running on the machine.
 */
final class ProcessorTime {

    private final JdbcClient jdbc;
    private Duration program = Duration.ZERO;
    private Duration database = Duration.ZERO;

    ProcessorTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs what is to be counted; what was counted before is forgotten. */
    <T> T count(Supplier<T> work) {
        Map<Long, Duration> before = servers();
        Duration begun = spent(ProcessHandle.current());
        T result = work.get();
        program = spent(ProcessHandle.current()).minus(begun);
        database = servers().entrySet().stream()
                .map(server -> server.getValue().minus(before.getOrDefault(server.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
        return result;
    }

    /** @return milliseconds of the program for each of so many */
    double program(int shared) {
        return program.toNanos() / 1e6 / shared;
    }

    /** @return milliseconds of the database for each of so many */
    double database(int shared) {
        return database.toNanos() / 1e6 / shared;
    }

    private Map<Long, Duration> servers() {
        return jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(ProcessHandle::pid, ProcessorTime::spent));
    }

    private static Duration spent(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

package it.sportello.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the processors have done for a contender, in this program and in its database server, whatever else runs on the
 * machine meanwhile.
 */
final class ProcessorTime {

    private final ProcessHandle server;
    private final List<Double> program = new ArrayList<>();
    private final List<Double> database = new ArrayList<>();

    /** @param jdbc a connection to the server that works for the program */
    ProcessorTime(JdbcClient jdbc) {
        long session = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        this.server = ProcessHandle.of(session).flatMap(ProcessHandle::parent).orElseThrow();
    }

    /** @param units whose work {@code step} is */
    void measure(int units, Runnable step) {
        long programBefore = ofProgram();
        long databaseBefore = ofDatabase();
        step.run();
        program.add((ofProgram() - programBefore) / (double) units);
        database.add((ofDatabase() - databaseBefore) / (double) units);
    }

    /** Medians of the rounds that count; in milliseconds by the unit. */
    @Override
    public String toString() {
        return "%.0f ms in the program, %.0f ms in the database".formatted(median(program), median(database));
    }

    private static double median(List<Double> measures) {
        return Measures.median(measures.subList(measures.size() - Measures.ROUNDS, measures.size()));
    }

    private static long ofProgram() {
        return millis(Stream.of(ProcessHandle.current()));
    }

    /** Its sessions are kept in pools and outlive a measure. */
    private long ofDatabase() {
        return millis(Stream.concat(Stream.of(server), server.children()));
    }

    private static long millis(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sum();
    }
}

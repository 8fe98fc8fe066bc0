package it.sportello.benchmark;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processor time used so far by this program and by the processes of its database server. */
record ProcessorTime(Duration program, Duration server) {

    /** Now; what a connection used that has been closed meanwhile is not in it. */
    static ProcessorTime now(JdbcClient jdbc) {
        long backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        Duration server = ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(postmaster ->
                        postmaster.descendants().map(ProcessorTime::of).reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
        return new ProcessorTime(of(ProcessHandle.current()), server);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessorTime minus(ProcessorTime earlier) {
        return new ProcessorTime(program.minus(earlier.program), server.minus(earlier.server));
    }
}

package it.sportello.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator: what the machine can do with that SQL and nothing else. */
final class Pgbench {

    static final String MISSING = "pgbench was not found: apt-get install postgresql-contrib";

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path program;
    private final URI server;

    private Pgbench(Path program, URI server) {
        this.program = program;
        this.server = server;
    }

    /** @param url of the database, as JDBC writes it */
    static Optional<Pgbench> of(String url) {
        URI server = URI.create(url.substring("jdbc:".length()));
        return programs().map(program -> new Pgbench(program, server)).findFirst();
    }

    private static Stream<Path> programs() {
        List<Path> found = new ArrayList<>();
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
            found.add(Path.of(directory, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin/pgbench")).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.stream().filter(Files::isExecutable);
    }

    /**
     * Runs a script so many times on each of some connections.
     *
     * @param base the variable of that name, which tells one run from another
     * @return transactions per second
     */
    double run(String script, int clients, int each, int base) {
        try {
            Path file = Files.createTempFile("pgbench", ".sql");
            Files.writeString(file, script);
            Process process = new ProcessBuilder(
                            program.toString(),
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            server.getHost(),
                            "-p",
                            String.valueOf(server.getPort()),
                            "-U",
                            "postgres",
                            "-c",
                            String.valueOf(clients),
                            "-j",
                            "2",
                            "-t",
                            String.valueOf(each),
                            "-D",
                            "k=0",
                            "-D",
                            "base=" + base,
                            "-f",
                            file.toString(),
                            "postgres")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException(said + script);
            }
            Files.delete(file);
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package it.sportello.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The SQL of a transaction, taken from the one place where it is written: the program runs it once and what Spring logs
 * of it is kept, statements and parameters.
 */
final class RecordedTransaction {

    private static final Pattern STATEMENT =
            Pattern.compile("Executing prepared SQL statement \\[(.*)]", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            "Setting SQL statement parameter value: column index (\\d+), parameter value \\[(.*)], value class.*",
            Pattern.DOTALL);

    private final List<Statement> statements = new ArrayList<>();

    private record Statement(String sql, List<String> parameters) {}

    private RecordedTransaction() {}

    /** Runs a transaction on this thread and keeps its statements. */
    static RecordedTransaction of(Runnable transaction) {
        Logger spring = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core");
        String thread = Thread.currentThread().getName();
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread().getName().equals(thread)) {
                    super.append(event);
                }
            }
        };
        Level before = spring.getLevel();
        log.start();
        spring.addAppender(log);
        spring.setAdditive(false);
        spring.setLevel(Level.TRACE);
        try {
            transaction.run();
        } finally {
            spring.setLevel(before);
            spring.setAdditive(true);
            spring.detachAppender(log);
        }
        RecordedTransaction recorded = new RecordedTransaction();
        log.list.stream().map(ILoggingEvent::getFormattedMessage).forEach(recorded::hear);
        return recorded;
    }

    private void hear(String message) {
        Matcher statement = STATEMENT.matcher(message);
        Matcher parameter = PARAMETER.matcher(message);
        if (statement.matches()) {
            statements.add(new Statement(statement.group(1), new ArrayList<>()));
        } else if (parameter.matches()) {
            String value = parameter.group(2);
            statements.get(statements.size() - 1).parameters().add("null".equals(value) ? "null" : quoted(value));
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * The same transaction as a script of pgbench.
     *
     * @param instead expressions for the values that change from one transaction to the next
     * @param kept the number of the statement whose columns become variables
     */
    String script(Map<String, String> instead, int kept) {
        StringBuilder script = new StringBuilder("begin;\n");
        for (int i = 0; i < statements.size(); i++) {
            script.append(line(statements.get(i), instead)).append(i == kept ? " \\gset\n" : ";\n");
        }
        return script.append("commit;\n").toString();
    }

    private static String line(Statement statement, Map<String, String> instead) {
        String sql = statement
                .sql()
                .replaceAll("(?m)--.*$", "")
                .replaceAll("\\s+", " ")
                .strip();
        for (String parameter : statement.parameters()) {
            String value = instead.getOrDefault(parameter, parameter);
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement(value));
        }
        return sql;
    }
}

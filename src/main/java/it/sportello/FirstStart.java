package it.sportello;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nodes that start at the same time on an empty database would all make its tables, groups and users. One does; the
 * others wait until it is ready, or gone.
 */
@Component
class FirstStart {

    private static final long TURN = 4713;

    private @Nullable Connection turn;

    /** Waits for the turn of this node; it lasts until {@link #end()}, or as long as the node lives. */
    void begin(DataSource dataSource) {
        try {
            turn = dataSource.getConnection();
            execute(turn, "set lock_timeout = 0");
            execute(turn, "select pg_advisory_lock(" + TURN + ")");
        } catch (SQLException e) {
            throw new IllegalStateException("no turn to start on this database", e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void end() {
        try (Connection held = turn) {
            if (held != null) {
                turn = null;
                execute(held, "select pg_advisory_unlock(" + TURN + ")");
                execute(held, "set lock_timeout = '3s'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the turn to start cannot be given on", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

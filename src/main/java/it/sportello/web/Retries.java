package it.sportello.web;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs a whole request again when it lost against another: a newer version of the case (optimistic lock), a
 * serialization failure or a deadlock. At most three more times; then the caller is told that the service is busy.
 */
@Component
public class Retries {

    private static final int MOST = 3;
    private static final Set<String> LOST = Set.of("40001", "40P01");

    /** @param request runs in a transaction of its own, so that each attempt starts anew */
    public <T> T run(Supplier<T> request) {
        for (int retries = 0; ; retries++) {
            try {
                return request.get();
            } catch (ConcurrencyFailureException e) {
                if (retries == MOST || !worthRetrying(e)) {
                    throw e;
                }
            }
        }
    }

    public void run(Runnable request) {
        run(() -> {
            request.run();
            return true;
        });
    }

    private static boolean worthRetrying(ConcurrencyFailureException e) {
        return e instanceof OptimisticLockingFailureException || LOST.contains(String.valueOf(sqlState(e)));
    }

    private static @Nullable String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}

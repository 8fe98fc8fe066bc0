package it.sportello.process.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Two transactions met at one case and one of them was rolled back: nothing is wrong, it is only to be done again. */
final class Conflict {

    /** A serialization failure, a deadlock. */
    private static final Set<String> LOST = Set.of("40001", "40P01");

    private Conflict() {}

    static boolean isIn(Throwable failure) {
        if (failure instanceof OptimisticLockingException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}

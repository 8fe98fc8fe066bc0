package it.sportello.process.webapp;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/** Two reached for the same task: who came second has changed nothing, and the engine's REST API says so, not 500. */
abstract class ConflictAnswer<E extends ProcessEngineException> implements ExceptionMapper<E> {

    private static final String OVERTAKEN = "Nello stesso momento il compito è stato cambiato da altri: nulla è stato"
            + " registrato. Ricaricare la pagina prima di riprovare.";

    private final String sentence;

    ConflictAnswer(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public Response toResponse(E conflict) {
        return Response.status(Response.Status.CONFLICT)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("type", "Conflict", "message", sentence))
                .build();
    }

    /** The other had already taken it. */
    @Provider
    public static final class Taken extends ConflictAnswer<TaskAlreadyClaimedException> {

        public Taken() {
            super("Il compito è già stato preso in carico da un'altra persona.");
        }
    }

    /** Both were at it at the same moment, or the engine was at work on the case. */
    @Provider
    public static final class Overtaken extends ConflictAnswer<OptimisticLockingException> {

        public Overtaken() {
            super(OVERTAKEN);
        }
    }

    /** The same person at it twice, or a colleague who holds it for long: the database refused the second. */
    @Provider
    public static final class Collided extends ConflictAnswer<ProcessEnginePersistenceException> {

        /** A row that is there already, or that was not free in time. */
        private static final Set<String> COLLISIONS = Set.of("23505", "55P03");

        public Collided() {
            super(OVERTAKEN);
        }

        @Override
        public Response toResponse(ProcessEnginePersistenceException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && COLLISIONS.contains(String.valueOf(sql.getSQLState()))) {
                    return super.toResponse(failure);
                }
            }
            return ExceptionHandlerHelper.getInstance().getResponse(failure);
        }
    }
}

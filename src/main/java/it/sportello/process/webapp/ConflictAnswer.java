package it.sportello.process.webapp;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;

/** Two reached for the same task: who came second has changed nothing, and the engine's REST API says so, not 500. */
abstract class ConflictAnswer<E extends ProcessEngineException> implements ExceptionMapper<E> {

    private final String sentence;

    ConflictAnswer(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public final Response toResponse(E conflict) {
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
            super("Nello stesso momento il compito è stato cambiato da altri: nulla è stato registrato. Ricaricare la"
                    + " pagina prima di riprovare.");
        }
    }
}

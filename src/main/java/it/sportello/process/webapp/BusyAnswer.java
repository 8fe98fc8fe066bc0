package it.sportello.process.webapp;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.springframework.transaction.CannotCreateTransactionException;

/** A request that found no free connection has changed nothing: the engine's REST API says when to ask again. */
@Provider
public class BusyAnswer implements ExceptionMapper<CannotCreateTransactionException> {

    private static final int RETRY_SECONDS = 2;

    @Override
    public Response toResponse(CannotCreateTransactionException noConnection) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of(
                        "type",
                        "Busy",
                        "message",
                        "Servizio momentaneamente occupato: nulla è stato registrato, riprovare tra qualche"
                                + " secondo."))
                .build();
    }
}

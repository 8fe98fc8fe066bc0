package it.sportello.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error of the API as a problem of RFC 9457, in Italian, with a list {@code errors} of {@code field}, {@code
 * code}, {@code rule} and {@code message}. A request that is refused has stored nothing.
 */
@RestControllerAdvice(annotations = RestController.class)
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "2";

    /**
     * @param field path of the field, or null where the whole request is meant
     * @param rule id of the rule, or null
     */
    public record FieldProblem(@Nullable String field, @Nullable String code, @Nullable String rule, String message) {

        static FieldProblem of(Reason reason) {
            return new FieldProblem(
                    reason.subject(), reason.code(), reason.rule().value(), reason.text());
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        List<FieldProblem> errors =
                refusal.reasons().stream().map(FieldProblem::of).toList();
        return switch (refusal.kind()) {
            case INVALID -> problem(HttpStatus.UNPROCESSABLE_ENTITY, "dati-non-validi", "Dati non validi", errors);
            case NOT_ALLOWED -> problem(HttpStatus.CONFLICT, "non-ammesso", "Richiesta non ammessa", errors);
            case NOT_FOUND -> problem(HttpStatus.NOT_FOUND, "non-trovato", "Non trovato", errors);
        };
    }

    /** Retried already ({@link Retries}): somebody else is changing the same case. */
    @ExceptionHandler({
        ConcurrencyFailureException.class,
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class
    })
    ResponseEntity<Object> busy(Exception busy) {
        LOG.warn("refused for load: {}", busy.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(busy());
    }

    /** The document of a 503: the request may be sent again as it is. */
    public static ProblemDetail busy() {
        return body(
                HttpStatus.SERVICE_UNAVAILABLE,
                "occupato",
                "Servizio momentaneamente occupato",
                new FieldProblem(
                        null, "BUSY", null, "La richiesta non è stata registrata: riprovare tra qualche secondo."));
    }

    /**
     * The connection was lost, perhaps after the commit: nobody here knows whether the request is kept. Also when the
     * commit or the rollback could not be spoken any more ({@link JpaSystemException}).
     */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransactionSystemException.class,
        JpaSystemException.class
    })
    ResponseEntity<Object> uncertain(Exception lost) {
        LOG.warn("outcome of a request unknown: {}", lost.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(body(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "esito-incerto",
                        "Esito incerto",
                        new FieldProblem(
                                null,
                                "UNCERTAIN",
                                null,
                                "Non è certo che la richiesta sia stata registrata: ripeterla tale e quale tra qualche"
                                        + " secondo.")));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "richiesta-errata",
                "Richiesta errata",
                List.of(new FieldProblem(wrong.getName(), "MALFORMED", null, "Il parametro non ha la forma attesa.")));
    }

    /** A parameter with characters that nobody writes. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableParameter(RequestRejectedException rejected) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "richiesta-errata",
                "Richiesta errata",
                List.of(new FieldProblem(
                        null, "MALFORMED", null, "Un parametro contiene caratteri che non si possono leggere.")));
    }

    /** Who may do what is answered by the security of the address. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException fault) {
        LOG.error("a request failed", fault);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "errore",
                "Errore interno",
                List.of(new FieldProblem(
                        null, "FAULT", null, "La richiesta non è stata registrata per un errore del sistema.")));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof BodyTooLarge) {
            return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(tooLargeBody());
        }
        List<FieldProblem> errors = List.of(UnreadableBody.problem(unreadable.getCause()));
        return unreadable.getCause() instanceof InvalidNullException
                ? problem(HttpStatus.UNPROCESSABLE_ENTITY, "dati-non-validi", "Dati non validi", errors)
                : problem(HttpStatus.BAD_REQUEST, "richiesta-errata", "Richiesta errata", errors);
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException large, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return tooLarge();
    }

    /** 413 for a body larger than allowed. */
    public static ResponseEntity<Object> tooLarge() {
        return problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "file-troppo-grande",
                "File troppo grande",
                List.of(new FieldProblem("file", "TOO_LARGE", "PSW-12-05", "Il file supera la dimensione massima.")));
    }

    /** The document of a 413 for what is no file. */
    public static ProblemDetail tooLargeBody() {
        return body(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "richiesta-troppo-grande",
                "Richiesta troppo grande",
                new FieldProblem(null, "TOO_LARGE", null, "La richiesta supera la dimensione massima."));
    }

    /** What Spring itself refuses: wrong method, unknown type of content, missing parameter. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus code = HttpStatus.valueOf(status.value());
        String text =
                switch (code) {
                    case NOT_FOUND -> "L'indirizzo non esiste.";
                    case METHOD_NOT_ALLOWED -> "Il metodo non è previsto per questo indirizzo.";
                    case UNSUPPORTED_MEDIA_TYPE -> "Il tipo di contenuto non è previsto.";
                    case NOT_ACCEPTABLE -> "Il tipo di risposta richiesto non è disponibile.";
                    default -> "La richiesta non è completa o non ha la forma attesa.";
                };
        String field = refused instanceof MissingRequestHeaderException header
                ? header.getHeaderName()
                : refused instanceof MissingServletRequestParameterException parameter
                        ? parameter.getParameterName()
                        : null;
        return problem(
                code,
                "richiesta-errata",
                "Richiesta errata",
                List.of(new FieldProblem(field, "MALFORMED", null, text)));
    }

    private static ResponseEntity<Object> problem(
            HttpStatus status, String type, String title, List<FieldProblem> errors) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, type, title, errors));
    }

    /** Answers with a problem where there is no controller. */
    public static void write(HttpServletResponse response, ObjectMapper json, HttpStatus status, ProblemDetail problem)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getWriter(), problem);
    }

    /** The document of a problem with one error, for those who answer without a controller. */
    public static ProblemDetail body(HttpStatus status, String type, String title, FieldProblem error) {
        return body(status, type, title, List.of(error));
    }

    private static ProblemDetail body(HttpStatus status, String type, String title, List<FieldProblem> errors) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:sportello:problema:" + type));
        problem.setTitle(title);
        problem.setDetail(
                errors.size() == 1 ? errors.get(0).message() : "Sono stati trovati " + errors.size() + " errori.");
        problem.setProperty("errors", errors);
        return problem;
    }
}

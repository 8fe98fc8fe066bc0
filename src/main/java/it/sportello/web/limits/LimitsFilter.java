package it.sportello.web.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.Rule;
import it.sportello.web.Problems;
import it.sportello.web.Problems.FieldProblem;
import it.sportello.web.intake.OpenAddresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anything is read: who asks too much is told when to come back (429), who comes when all places are taken too
 * (503). Nothing of a refused request is stored, so that it can simply be sent again.
 */
@Rule("PSW-12-06")
final class LimitsFilter extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher LOGIN = PATH.matcher(HttpMethod.POST, "/login");
    private static final RequestMatcher INTAKE = new AndRequestMatcher(
            PATH.matcher("/api/v1/**"), new NegatedRequestMatcher(PATH.matcher("/api/v1/desk/**")));
    private static final RequestMatcher SIMULATION_PAGE = PATH.matcher(HttpMethod.POST, "/simulazione");
    private static final RequestMatcher OPEN = new OrRequestMatcher(OpenAddresses.MATCHER, SIMULATION_PAGE);
    private static final RequestMatcher TRANSMISSION =
            PATH.matcher(HttpMethod.POST, "/api/v1/proposals/{id}/transmission");
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private final RequestRate logins;
    private final RequestRate requests;
    private final TransmissionGate gate;
    private final Predicate<String> validAuthorization;
    private final long mostBytes;
    private final ObjectMapper json;

    /** @param validAuthorization whether a header {@code Authorization} is that of a legal subject; asks the database */
    LimitsFilter(Limits limits, LongSupplier nanoTime, Predicate<String> validAuthorization, ObjectMapper json) {
        this.logins = new RequestRate(limits.loginsPerMinute(), nanoTime);
        this.requests = new RequestRate(limits.requestsPerMinute(), nanoTime);
        this.gate = new TransmissionGate(limits.transmissions(), limits.waitingTransmissions(), limits.patience());
        this.validAuthorization = validAuthorization;
        this.mostBytes = limits.body().toBytes();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            passWithinLimits(request, response, chain);
        } catch (DataAccessResourceFailureException noConnection) {
            if (response.isCommitted()) {
                throw noConnection;
            }
            busy(response);
        }
    }

    private void passWithinLimits(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean transmission = TRANSMISSION.matches(request);
        Optional<Duration> later = transmission ? intakeRefusal(request) : refusal(request);
        if (later.isPresent()) {
            tooMany(response, later.get());
        } else if (isText(request.getContentType()) && request.getContentLengthLong() > mostBytes) {
            Problems.write(response, json, HttpStatus.PAYLOAD_TOO_LARGE, Problems.tooLargeBody());
        } else if (!transmission) {
            pass(request, response, chain);
        } else if (gate.enter()) {
            try {
                pass(request, response, chain);
            } finally {
                gate.leave();
            }
        } else {
            busy(response);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(isText(request.getContentType()) ? new LimitedBody(request, mostBytes) : request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && INTAKE.matches(request)) {
            requests.refuse(request.getRemoteAddr());
        }
    }

    private Optional<Duration> refusal(HttpServletRequest request) {
        if (LOGIN.matches(request)) {
            return logins.refuse(request.getRemoteAddr());
        }
        if (OPEN.matches(request)) {
            // Any text may stand in the header of what is open to all: only a token that is one counts for itself.
            Optional<Duration> later = requests.refuse(request.getRemoteAddr());
            String client = client(request);
            return later.isPresent() && validAuthorization.test(client) ? requests.refuse(client) : later;
        }
        return INTAKE.matches(request) ? intakeRefusal(request) : Optional.empty();
    }

    /** Whoever brings tokens that nobody has is counted by address: soon only a token that is one gets any further. */
    private Optional<Duration> intakeRefusal(HttpServletRequest request) {
        String client = client(request);
        Optional<Duration> later = requests.foresee(request.getRemoteAddr());
        return later.isPresent() && !validAuthorization.test(client) ? later : requests.refuse(client);
    }

    private static String client(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null ? request.getRemoteAddr() : authorization;
    }

    private static boolean isText(@Nullable String contentType) {
        return contentType != null
                && (contentType.startsWith(MediaType.APPLICATION_JSON_VALUE)
                        || contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
    }

    private void tooMany(HttpServletResponse response, Duration later) throws IOException {
        long seconds = later.plusSeconds(1).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        Problems.write(
                response,
                json,
                HttpStatus.TOO_MANY_REQUESTS,
                Problems.body(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "troppe-richieste",
                        "Troppe richieste",
                        new FieldProblem(
                                null,
                                "TOO_MANY_REQUESTS",
                                null,
                                "Troppe richieste in poco tempo: la richiesta non è stata registrata. Riprovare tra "
                                        + (seconds == 1 ? "un secondo." : seconds + " secondi."))));
    }

    private void busy(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SHORTLY.toSeconds()));
        Problems.write(response, json, HttpStatus.SERVICE_UNAVAILABLE, Problems.busy());
    }
}

package it.sportello.web.intake;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What of the intake is for everybody, without a token: the calls, the simulations and the description of the API. */
public final class OpenAddresses {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    /** Any request to one of them. */
    public static final RequestMatcher MATCHER = new OrRequestMatcher(
            PATH.matcher(HttpMethod.GET, "/api/v1/notices/**"),
            PATH.matcher(HttpMethod.POST, "/api/v1/notices/*/simulations/**"),
            PATH.matcher(HttpMethod.POST, "/api/v1/deadline-calculations"),
            PATH.matcher(HttpMethod.GET, "/api/v1/openapi/**"),
            PATH.matcher(HttpMethod.GET, "/api/v1/docs/**"),
            PATH.matcher(HttpMethod.GET, "/api/v1/swagger-ui/**"));

    private OpenAddresses() {}
}

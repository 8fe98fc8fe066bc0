package it.sportello.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cockpit asks for all versions of a definition without saying how many it wants, which the engine refuses to people
 * ({@code queryMaxResultsLimit}). It gets the most that anybody may ask for; definitions are far fewer.
 */
@Component
class DefinitionLists extends OncePerRequestFilter {

    private static final Pattern LIST =
            Pattern.compile("/camunda/api/engine/engine/[^/]+/(process|decision)-definition");

    private final ProcessEngineConfigurationImpl engine;

    DefinitionLists(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !LIST.matcher(request.getRequestURI()).matches()
                || request.getParameter("maxResults") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String limit = "maxResults=" + engine.getQueryMaxResultsLimit();
        String query = request.getQueryString();
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return query == null ? limit : query + "&" + limit;
                    }
                },
                response);
    }
}

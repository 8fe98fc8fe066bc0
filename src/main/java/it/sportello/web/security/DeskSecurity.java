package it.sportello.web.security;

import it.sportello.process.api.DeskLogin;
import it.sportello.process.api.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Pages, desk API, Tasklist and Cockpit: a session after one login, and the doors of 7.24.0 that we close. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

    /** Camunda keeps its own cookie XSRF-TOKEN, so ours has another name. */
    static final String CSRF = "SPORTELLO-CSRF";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    /** Every filter of every request would be timed: the requests as a whole are, and nobody reads the rest. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(10)
    SecurityFilterChain deskSecurityChain(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieName(CSRF);
        csrf.setHeaderName("X-" + CSRF);
        csrf.setCookiePath("/");
        RequestMatcher camundaLogout = PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
        http.authorizeHttpRequests(requests -> requests
                        // Anyone could make himself administrator of a fresh installation.
                        .requestMatchers(
                                PATH.matcher("/camunda/api/admin/setup/**"),
                                PATH.matcher("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        // Models come with the program, reviewed and tested, never over REST.
                        .requestMatchers(RegexRequestMatcher.regexMatcher(
                                HttpMethod.POST, "^/camunda/api/engine(/engine/[^/]+)?/deployment/.*"))
                        .denyAll()
                        // A task ends by the decision of its form; 7.24.0 lets whoever may work it do these too.
                        .requestMatchers(RegexRequestMatcher.regexMatcher(
                                HttpMethod.POST,
                                "^/camunda/api/engine(/engine/[^/]+)?/task/[^/]+"
                                        + "/(complete|resolve|delegate|bpmnError|bpmnEscalation)([/?].*)?$"))
                        .denyAll()
                        .requestMatchers("/login", "/error", "/simulazione", "/css/**", "/camunda/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/camunda/app/tasklist/default/")
                        .permitAll())
                .headers(headers ->
                        headers.frameOptions(frame -> frame.sameOrigin()).addHeaderWriter(DeskSecurity::keepNothing))
                .csrf(c -> c.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(PATH.matcher("/camunda/**")))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        new OrRequestMatcher(PATH.matcher("/camunda/api/**"), PATH.matcher("/api/**"))))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(PATH.matcher(HttpMethod.POST, "/logout"), camundaLogout))
                        .deleteCookies("JSESSIONID", "XSRF-TOKEN")
                        .logoutSuccessHandler((request, response, user) -> {
                            if (camundaLogout.matches(request)) {
                                response.setStatus(HttpStatus.NO_CONTENT.value());
                            } else {
                                response.sendRedirect(request.getContextPath() + "/login?logout");
                            }
                        }))
                .addFilterAfter(new SendCsrfCookie(), CsrfFilter.class);
        return http.build();
    }

    /** The engine's REST API says only "no-cache" of the personal data in its answers. */
    private static void keepNothing(HttpServletRequest request, HttpServletResponse response) {
        if (request.getServletPath().startsWith("/camunda/api/")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    @Bean
    AuthenticationProvider deskUsers(DeskLogin login) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                String user = attempt.getName();
                Set<Role> roles = login.authenticate(user, String.valueOf(attempt.getCredentials()))
                        .orElseThrow(() -> new BadCredentialsException("Nome utente o password errati."));
                List<SimpleGrantedAuthority> authorities = roles.stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList();
                return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    /** Tokens are deferred: reading one makes its cookie go out with every answer. */
    private static final class SendCsrfCookie extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            chain.doFilter(request, response);
        }
    }
}

package it.sportello.web.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Applicants come with {@code Authorization: Bearer <token>}, without session and cookies, hence without CSRF. The API of
 * the desk is not part of this: it belongs to the login of the officers.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurityChain(HttpSecurity http, ApiTokens tokens, ObjectMapper json) throws Exception {
        http.securityMatcher(new AndRequestMatcher(
                        PATH.matcher("/api/v1/**"), new NegatedRequestMatcher(PATH.matcher("/api/v1/desk/**"))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OpenAddresses.MATCHER)
                        .permitAll()
                        .anyRequest()
                        .hasRole("APPLICANT"))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthenticated(json)))
                .addFilterBefore(new BearerFilter(tokens), AuthorizationFilter.class);
        return http.build();
    }

    private static AuthenticationEntryPoint unauthenticated(ObjectMapper json) {
        return (request, response, missing) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problems.write(
                    response,
                    json,
                    HttpStatus.UNAUTHORIZED,
                    Problems.body(
                            HttpStatus.UNAUTHORIZED,
                            "non-autenticato",
                            "Accesso non riconosciuto",
                            new Problems.FieldProblem(
                                    HttpHeaders.AUTHORIZATION,
                                    "UNAUTHENTICATED",
                                    "PSW-12-02",
                                    "Serve il token del soggetto proponente.")));
        };
    }

    /** Knows the legal subject by its token. */
    private static final class BearerFilter extends OncePerRequestFilter {

        private final ApiTokens tokens;

        BearerFilter(ApiTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<LegalSubject> subject = tokens.subjectWith(request.getHeader(HttpHeaders.AUTHORIZATION));
            if (subject.isPresent()) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        subject.get(), null, List.of(new SimpleGrantedAuthority("ROLE_APPLICANT"))));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }
    }
}

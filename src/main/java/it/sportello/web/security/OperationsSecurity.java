package it.sportello.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who watches the installation. Whether a node works is told to everybody; the figures, which hold amounts, only to a
 * user of the group {@code operations}, by the login of the desk or, for a machine, by HTTP Basic.
 */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(2)
    SecurityFilterChain operationsSecurityChain(HttpSecurity http) throws Exception {
        http.securityMatcher(PATH.matcher("/actuator/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(PATH.matcher("/actuator/health/**"))
                        .permitAll()
                        .anyRequest()
                        .hasRole("OPERATIONS"))
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        return http.build();
    }
}

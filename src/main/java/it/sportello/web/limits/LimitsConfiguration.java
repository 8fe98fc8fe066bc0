package it.sportello.web.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.web.intake.ApiTokens;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class LimitsConfiguration {

    /** In front of the login and of the tokens, which both ask the database. */
    @Bean
    FilterRegistrationBean<LimitsFilter> limitsFilter(Limits limits, ApiTokens tokens, ObjectMapper json) {
        FilterRegistrationBean<LimitsFilter> registration = new FilterRegistrationBean<>(new LimitsFilter(
                limits, System::nanoTime, header -> tokens.subjectWith(header).isPresent(), json));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}

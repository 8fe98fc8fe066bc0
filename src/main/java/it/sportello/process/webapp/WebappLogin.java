package it.sportello.process.webapp;

import it.sportello.process.api.DeskLogin;
import it.sportello.process.api.DeskPeople;
import it.sportello.process.api.Role;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One login for pages, API, Tasklist and Cockpit. */
@Configuration(proxyBeanMethods = false)
class WebappLogin {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLoginFilter() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setName("Container Based Authentication Filter");
        filter.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, SessionUser.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    DeskPeople deskPeople(IdentityService identities) {
        return user -> {
            Set<String> ids = identities.createGroupQuery().groupMember(user).list().stream()
                    .map(Group::getId)
                    .collect(Collectors.toSet());
            return Arrays.stream(Role.values())
                    .filter(role -> ids.contains(role.group()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        };
    }

    @Bean
    DeskLogin deskLogin(IdentityService identities, DeskPeople people) {
        return (user, password) -> {
            identities.clearAuthentication();
            if (!identities.checkPassword(user, password)) {
                return Optional.empty();
            }
            return Optional.of(people.rolesOf(user));
        };
    }
}

package it.sportello.web.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A transmission is found at once. Otherwise its address would be compared with those of all other requests, twice, which
 * took more than a third of the time that the program needs for it (docs/benchmarks.md).
 */
@Configuration(proxyBeanMethods = false)
class TransmissionMapping {

    @Bean
    RequestMappingHandlerMapping transmissionHandlerMapping() {
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping() {
            @Override
            protected boolean isHandler(Class<?> type) {
                return type == TransmissionApi.class;
            }
        };
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return mapping;
    }
}

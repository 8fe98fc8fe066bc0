package it.sportello.process.webapp;

import java.util.List;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What we add to the engine's REST API, before its servlet is made. */
@Configuration(proxyBeanMethods = false)
class EngineApi {

    @Bean
    ServletContextInitializer clearRefusals() {
        return context -> CamundaRestResources.getConfigurationClasses()
                .addAll(List.of(
                        BusyAnswer.class,
                        ConflictAnswer.Taken.class,
                        ConflictAnswer.Overtaken.class,
                        ConflictAnswer.Collided.class));
    }
}

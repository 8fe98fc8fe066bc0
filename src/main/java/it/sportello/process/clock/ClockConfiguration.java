package it.sportello.process.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    LegalClock clock() {
        return new LegalClock();
    }
}

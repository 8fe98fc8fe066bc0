package it.sportello.process.tables;

import it.sportello.notice.Tables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The decision tables, for every feature that reads a band. */
@Configuration(proxyBeanMethods = false)
class TablesConfiguration {

    @Bean
    Tables tables() {
        return new DmnTables();
    }
}

package it.sportello;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Real cases never land in a database that somebody forgot to configure. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
@Conditional(NoDataSource.class)
class MissingDatabase {

    @Bean
    DataSource dataSource() {
        throw new RefusedStart(
                "No database is configured.",
                "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, or start with"
                        + " the profile \"demo\" (SPRING_PROFILES_ACTIVE=demo).");
    }
}

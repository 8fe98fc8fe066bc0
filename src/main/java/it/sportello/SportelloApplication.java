package it.sportello;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Sportello: the engine, the desk and the API in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SportelloApplication {

    public static void main(String[] args) {
        // The engine stores due dates without a zone: every node must read them alike (PSW-00-03).
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(SportelloApplication.class, args);
    }
}

package it.sportello.web.security;

import it.sportello.shared.WrittenText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** A parameter of an address or of a form is text that can be written: what no column keeps goes no further. */
@Configuration(proxyBeanMethods = false)
class ReadableParameters {

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(WrittenText::isReadable);
        return firewall;
    }
}

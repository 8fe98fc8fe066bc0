package it.sportello.web.intake;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the published description of the API says of itself. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Sportello: API del proponente")
                        .version("1")
                        .description("Gli errori sono problemi RFC 9457 con l'elenco «errors»: campo, codice, regola"
                                + " dell'avviso e messaggio. Gli importi sono testo con il punto e al più due decimali,"
                                + " i giorni sono AAAA-MM-GG; un campo ripetuto o di un altro tipo è rifiutato."))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }
}

package it.sportello.process.identity;

import it.sportello.process.api.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A new installation has nobody who could let others in: the environment names the first administrator. Once there is
 * one, the variables have no effect.
 */
@Component
@Profile("!demo & !test")
public class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final IdentityService identities;
    private final String name;
    private final String password;

    public FirstAdministrator(
            IdentityService identities,
            @Value("${sportello.admin.user:}") String name,
            @Value("${sportello.admin.password:}") String password) {
        this.identities = identities;
        this.name = name;
        this.password = password;
    }

    /** After the groups are there. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(20)
    @Transactional
    public void arrive() {
        if (identities.createUserQuery().memberOfGroup(Role.OPERATIONS.group()).count() > 0) {
            return;
        }
        if (name.isBlank() || password.isBlank()) {
            LOG.warn("Nobody can log in yet: set SPORTELLO_ADMIN_USER and SPORTELLO_ADMIN_PASSWORD and start again.");
            return;
        }
        User user = identities.newUser(name);
        user.setFirstName(name);
        user.setLastName(Role.OPERATIONS.label());
        user.setPassword(password);
        identities.saveUser(user);
        identities.createMembership(name, Role.OPERATIONS.group());
        LOG.info("The first administrator is {}", name);
    }
}

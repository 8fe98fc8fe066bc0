package it.sportello.process.identity;

import it.sportello.process.api.Role;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One invented person per role, only in the demo. */
@Component
@Profile({"demo", "test"})
public class DemoUsers {

    /** @param id the user name, also the password: the demo listens to nobody else's data */
    public record Person(String id, String firstName, String lastName) {}

    private static final Map<Role, Person> PEOPLE = people();

    private final IdentityService identities;

    DemoUsers(IdentityService identities) {
        this.identities = identities;
    }

    /** Who plays which role. */
    public Map<Role, Person> all() {
        return PEOPLE;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(20)
    @Transactional
    public void arrive() {
        PEOPLE.forEach((role, person) -> {
            if (identities.createUserQuery().userId(person.id()).count() == 0) {
                User user = identities.newUser(person.id());
                user.setFirstName(person.firstName());
                user.setLastName(person.lastName());
                user.setPassword(person.id());
                identities.saveUser(user);
                identities.createMembership(person.id(), role.group());
            }
        });
    }

    private static Map<Role, Person> people() {
        Map<Role, Person> people = new EnumMap<>(Role.class);
        people.put(Role.OFFICERS, new Person("ufficio", "Anna", "Rossi"));
        people.put(Role.RUP, new Person("rup", "Marco", "Conti"));
        people.put(Role.COMMISSION, new Person("commissione", "Giulia", "Ferri"));
        people.put(Role.DIRECTOR, new Person("direttore", "Paolo", "Greco"));
        people.put(Role.ACCOUNTING, new Person("ragioneria", "Elena", "Bruni"));
        people.put(Role.CONTROLLERS, new Person("controlli", "Luca", "Serra"));
        people.put(Role.AUDITORS, new Person("audit", "Sara", "Monti"));
        people.put(Role.OPERATIONS, new Person("gestione", "Davide", "Leone"));
        return people;
    }
}

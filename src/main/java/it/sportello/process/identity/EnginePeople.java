package it.sportello.process.identity;

import it.sportello.process.api.DeskPeople;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people of the desk are the users of the engine. */
@Component
class EnginePeople implements DeskPeople {

    private final IdentityService identities;

    EnginePeople(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public List<String> users() {
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .map(User::getId)
                .filter(id -> !id.equals(Desk.KEYHOLDER))
                .toList();
    }
}

package it.sportello.process.identity;

import it.sportello.process.api.DeskPeople;
import it.sportello.process.api.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
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

    @Override
    public Set<Role> rolesOf(String user) {
        Set<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> groups.contains(role.group()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}

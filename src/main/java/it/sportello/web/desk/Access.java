package it.sportello.web.desk;

import it.sportello.process.api.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Which roles may do what at the desk. */
final class Access {

    static final Set<Role> OFFICE = EnumSet.of(Role.OFFICERS, Role.RUP);
    static final Set<Role> CONTROL = EnumSet.of(Role.CONTROLLERS, Role.OFFICERS, Role.RUP);
    static final Set<Role> ANYBODY = EnumSet.complementOf(EnumSet.of(Role.OPERATIONS));

    private Access() {}

    static boolean is(Authentication user, Set<Role> roles) {
        return user.getAuthorities().stream().anyMatch(held -> roles.stream()
                .anyMatch(role -> held.getAuthority().equals("ROLE_" + role.name())));
    }

    /** @throws AccessDeniedException for everybody else */
    static void require(Authentication user, Set<Role> roles) {
        if (!is(user, roles)) {
            throw new AccessDeniedException("this belongs to " + roles);
        }
    }
}

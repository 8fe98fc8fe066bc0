package it.sportello.web.deadline;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Party;
import it.sportello.process.api.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which offices a deadline concerns: those that must act in time, and those that are told. */
public final class Offices {

    private Offices() {}

    /** At least one: what concerns only others is followed by the office in charge. */
    public static Set<Role> of(DeadlineKind kind) {
        Set<Role> roles = Stream.concat(kind.on().stream(), kind.notified().stream())
                .map(Offices::role)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return roles.isEmpty() ? EnumSet.of(Role.OFFICERS) : roles;
    }

    /** The kinds that concern an office, those that ask for no work among them. */
    public static Set<DeadlineKind> kindsOf(Role role) {
        return Arrays.stream(DeadlineKind.values())
                .filter(kind -> of(kind).contains(role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeadlineKind.class)));
    }

    /** The offices that a deadline may concern. */
    public static Set<Role> all() {
        return Arrays.stream(DeadlineKind.values())
                .flatMap(kind -> of(kind).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Optional<Role> role(Party party) {
        return switch (party) {
            case OFFICE, REGION -> Optional.of(Role.OFFICERS);
            case RUP, DATA_PROTECTION_OFFICER -> Optional.of(Role.RUP);
            case COMMISSION -> Optional.of(Role.COMMISSION);
            case DIRECTOR -> Optional.of(Role.DIRECTOR);
            case ACCOUNTING -> Optional.of(Role.ACCOUNTING);
            case APPLICANT, MUNICIPALITY, GUARANTOR -> Optional.empty();
        };
    }
}

package it.sportello.process.api;

import java.util.Optional;
import java.util.Set;

/** Checks who works at the desk. */
@FunctionalInterface
public interface DeskLogin {

    /**
     * @return the roles of the person, or empty when name and password do not belong together (a person locked after
     *     too many attempts included)
     */
    Optional<Set<Role>> authenticate(String user, String password);
}

package it.sportello.process.api;

import java.util.Set;

/** Who works at the desk, and in which roles. */
@FunctionalInterface
public interface DeskPeople {

    /** The roles a person has now; none for one who does not work here any more. */
    Set<Role> rolesOf(String user);
}

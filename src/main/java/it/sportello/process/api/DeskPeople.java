package it.sportello.process.api;

import java.util.List;
import java.util.Set;

/** Who works at the desk, and in which roles. */
public interface DeskPeople {

    /** The user names, in alphabetical order; those that nobody can use are not among them. */
    List<String> users();

    /** The roles a person has now; none for one who does not work here any more. */
    Set<Role> rolesOf(String user);
}

package it.sportello.process.api;

import java.util.List;

/** Who may enter the desk. */
@FunctionalInterface
public interface DeskPeople {

    /** The user names, in alphabetical order; those that nobody can use are not among them. */
    List<String> users();
}

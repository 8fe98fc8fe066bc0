package it.sportello.web.desk;

import it.sportello.process.api.Role;
import java.util.Set;

/** An act that a person of the Region takes on a case by filling in a form of its own. */
interface FormAct {

    DeskForm form();

    /** The rule that asks for its fields. */
    String rule();

    /** Those to which it belongs. */
    Set<Role> roles();
}

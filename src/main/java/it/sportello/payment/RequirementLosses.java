package it.sportello.payment;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;

/** Whether the loss of a requirement is still being dealt with: nothing is paid until then (PSW-05-10). */
@FunctionalInterface
@Rule("PSW-05-10")
public interface RequirementLosses {

    boolean isOpen(ReferenceCode code);
}

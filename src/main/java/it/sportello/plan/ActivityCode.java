package it.sportello.plan;

import it.sportello.shared.Rule;

/** The part of Action A that a cost line belongs to; the four preliminary activities form a closed list. */
@Rule("PSW-03-04")
public enum ActivityCode {
    PREL_A,
    PREL_B,
    PREL_C,
    PREL_D,
    TRAINING,
    PILOT
}

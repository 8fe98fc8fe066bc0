package it.sportello.plan;

import it.sportello.shared.Rule;

/** Who delivers the training: the proposer itself, or an accredited body in association with it. */
@Rule("PSW-03-06")
public enum TrainingProvider {
    SELF,
    ACCREDITED_PARTNER
}

package it.sportello.process.api;

import java.time.Instant;

/** The clock of a training installation. */
public interface TrainingTime {

    /** The present instant of the installation. */
    Instant now();

    /**
     * Moves time to that instant; what falls due in between happens then.
     *
     * @throws it.sportello.shared.Refusal when it lies in the past: time never goes back
     */
    void moveTo(Instant instant);
}

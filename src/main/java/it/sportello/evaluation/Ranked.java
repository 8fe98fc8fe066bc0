package it.sportello.evaluation;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What places a proposal in the funding order.
 *
 * @param transmittedAt the completed transmission, to the millisecond
 * @param total total score
 * @param scoreA score of criterion a)
 */
@Rule({"PSW-13-12", "PSW-13-13"})
public record Ranked(ReferenceCode code, Instant transmittedAt, BigDecimal total, BigDecimal scoreA) {}

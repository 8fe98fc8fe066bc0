package it.sportello.process.api;

import it.sportello.shared.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided at a task of a case (PSW-00-10).
 *
 * @param task its name in Italian
 * @param by the user
 * @param grounds null where none were given
 */
@Rule("PSW-00-10")
public record TakenDecision(String task, String by, Instant at, @Nullable String grounds) {}

package it.sportello.shared;

import java.util.List;

/**
 * The result of a legal test: accepted with a value and perhaps warnings, or refused with <em>all</em> its grounds
 * (PSW-05-18). A legal outcome is a value; exceptions are for faults.
 *
 * @param <T> what is accepted
 */
@Rule("PSW-05-18")
public sealed interface Outcome<T> {

    /** @param warnings things the officer should look at; they refuse nothing */
    record Accepted<T>(T value, List<Reason> warnings) implements Outcome<T> {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param grounds every ground, never empty, in the order of the notice */
    record Refused<T>(List<Reason> grounds, List<Reason> warnings) implements Outcome<T> {
        public Refused {
            grounds = List.copyOf(grounds);
            warnings = List.copyOf(warnings);
            if (grounds.isEmpty()) {
                throw new IllegalArgumentException("a refusal states its grounds");
            }
        }
    }

    static <T> Outcome<T> accepted(T value) {
        return new Accepted<>(value, List.of());
    }

    /** Refused when there is any ground, else accepted with the value. */
    static <T> Outcome<T> of(T value, List<Reason> grounds, List<Reason> warnings) {
        return grounds.isEmpty() ? new Accepted<>(value, warnings) : new Refused<>(grounds, warnings);
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /** The grounds of the refusal; empty when accepted. */
    default List<Reason> grounds() {
        return this instanceof Refused<T> refused ? refused.grounds() : List.of();
    }

    List<Reason> warnings();
}

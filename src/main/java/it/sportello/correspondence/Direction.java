package it.sportello.correspondence;

/** Seen from the Region. */
public enum Direction {
    IN,
    OUT
}

package it.sportello.shared;

/** The names by which a line of the log is searched. */
public final class LogFields {

    /** The code of the case somebody or something was working on. */
    public static final String CASE = "case";

    private LogFields() {}
}

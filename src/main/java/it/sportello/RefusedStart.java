package it.sportello;

/** The program may not start on what it was given; it says why and what to do. */
final class RefusedStart extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedStart(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}

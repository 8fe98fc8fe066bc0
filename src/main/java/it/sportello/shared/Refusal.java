package it.sportello.shared;

import java.util.List;

/**
 * A request that the state, the term or its own content does not allow: nothing of it is stored. The transaction is
 * rolled back and the caller is told every reason, each with its field and its rule.
 */
public class Refusal extends RuntimeException {

    /** What kind of refusal it is, for the protocol at the edge. */
    public enum Kind {
        /** A field is missing, malformed or out of its range. */
        INVALID,
        /** The state of the case or the term does not allow it. */
        NOT_ALLOWED,
        /** There is no such thing, or not for this caller. */
        NOT_FOUND
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Reason> reasons;

    public Refusal(Kind kind, List<Reason> reasons) {
        super(String.join(
                "; ", reasons.stream().map(r -> r.label() + ": " + r.text()).toList()));
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    /** A field that is missing, malformed or out of range. */
    public static Refusal invalid(String field, String rule, String text) {
        return new Refusal(Kind.INVALID, List.of(Reason.on(field, "INVALID_FIELD", rule, text)));
    }

    public static Refusal invalid(List<Reason> reasons) {
        return new Refusal(Kind.INVALID, reasons);
    }

    /** What the state or the term does not allow. */
    public static Refusal notAllowed(String code, String rule, String text) {
        return new Refusal(Kind.NOT_ALLOWED, List.of(Reason.of(code, rule, text)));
    }

    public static Refusal notAllowed(List<Reason> reasons) {
        return new Refusal(Kind.NOT_ALLOWED, reasons);
    }

    public static Refusal notFound(String what) {
        return new Refusal(
                Kind.NOT_FOUND, List.of(Reason.of("NOT_FOUND", "PSW-12-02", "Non esiste o non è visibile: " + what)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}

package it.sportello.grant;

/** The state of a request for variation or extension. */
public enum RequestState {
    REQUESTED("richiesta"),
    AUTHORISED("autorizzata"),
    REFUSED("non autorizzata");

    private final String label;

    RequestState(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}

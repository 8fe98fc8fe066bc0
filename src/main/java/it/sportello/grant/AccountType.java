package it.sportello.grant;

/** Where the dedicated account is kept (PSW-16-04). */
public enum AccountType {
    BANK("bancario"),
    POSTAL("postale");

    private final String label;

    AccountType(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}

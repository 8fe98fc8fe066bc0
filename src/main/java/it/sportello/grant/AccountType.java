package it.sportello.grant;

/** Where the dedicated account is kept (PSW-16-04). */
public enum AccountType {
    BANK,
    POSTAL
}

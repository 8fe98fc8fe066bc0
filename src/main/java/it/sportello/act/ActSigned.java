package it.sportello.act;

/** An act was signed, in the transaction that is still open. */
public record ActSigned(Act act, String by) {}

package it.sportello.act;

import it.sportello.shared.Rule;

/** An act was published on the BUR, in the transaction that is still open (PSW-14-05). */
@Rule("PSW-14-05")
public record ActPublished(Act act, Publication publication, String by) {}

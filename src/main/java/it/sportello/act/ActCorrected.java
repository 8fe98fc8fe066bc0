package it.sportello.act;

import it.sportello.shared.Rule;

/**
 * The publication of an act was corrected; published in the transaction that records it.
 *
 * @param by who recorded it
 */
@Rule("PSW-14-04")
public record ActCorrected(Act act, Corrigendum corrigendum, String by) {}

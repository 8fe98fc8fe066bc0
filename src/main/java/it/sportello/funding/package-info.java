/** The fund ledger: envelopes, set-aside, commitments, waiting list, transfers; the de minimis test. */
@NullMarked
package it.sportello.funding;

import org.jspecify.annotations.NullMarked;

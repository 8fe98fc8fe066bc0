/** The expense report: lines, their admissibility, and the recognised contribution (PSW-17, PSW-19). */
@NullMarked
package it.sportello.reporting;

import org.jspecify.annotations.NullMarked;

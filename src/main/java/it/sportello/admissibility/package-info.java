/** The formal admissibility check: one named rule per legal ground, every ground collected. */
@NullMarked
package it.sportello.admissibility;

import org.jspecify.annotations.NullMarked;

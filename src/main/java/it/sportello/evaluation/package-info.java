/** The technical evaluation: score card, threshold, lists 1 and 2, funding order. */
@NullMarked
package it.sportello.evaluation;

import org.jspecify.annotations.NullMarked;

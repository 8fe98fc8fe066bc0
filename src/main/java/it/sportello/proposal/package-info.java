/** The case: its form, its arrival, its guarded transitions, and the port by which it tells the procedure what happened. */
@NullMarked
package it.sportello.proposal;

import org.jspecify.annotations.NullMarked;

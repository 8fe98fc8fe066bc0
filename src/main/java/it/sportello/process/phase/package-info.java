/** One file per phase of the procedure: its steps (delegates) and the decisions at its tasks. */
@NullMarked
package it.sportello.process.phase;

import org.jspecify.annotations.NullMarked;

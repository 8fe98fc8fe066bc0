/** Stored explanations of every automatic outcome, append-only (PSW-00-10). */
@NullMarked
package it.sportello.audit;

import org.jspecify.annotations.NullMarked;

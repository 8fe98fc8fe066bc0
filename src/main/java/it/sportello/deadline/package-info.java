/** The legal clock, pure: terms, holidays, suspensions, durations and retention, each with its explanation. */
@NullMarked
package it.sportello.deadline;

import org.jspecify.annotations.NullMarked;

/** Invented proposals for the demo, filed through the real intake. */
@NullMarked
package it.sportello.web.intake.demo;

import org.jspecify.annotations.NullMarked;

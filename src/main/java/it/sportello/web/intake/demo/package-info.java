/** Invented proposals for the demo, filed through the real intake. */
@NullMarked
@NamedInterface
package it.sportello.web.intake.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

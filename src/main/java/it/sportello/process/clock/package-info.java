/** One clock for the program and the engine; in the demo it can be moved forward. */
@NullMarked
@NamedInterface
package it.sportello.process.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

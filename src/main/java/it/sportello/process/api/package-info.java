/** What the pages and the API may ask of the engine. */
@NullMarked
@NamedInterface
package it.sportello.process.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

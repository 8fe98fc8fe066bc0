/** Who may do what in the engine's applications: groups, permissions, filters, and the people of the demo. */
@NullMarked
@NamedInterface
package it.sportello.process.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

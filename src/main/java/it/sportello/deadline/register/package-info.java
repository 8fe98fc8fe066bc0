/** The register of deadlines: terms, the acts that move them, reminders. Timers read it and nothing else. */
@NullMarked
@NamedInterface
package it.sportello.deadline.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

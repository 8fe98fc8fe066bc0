/** Who may do what in the engine's applications: groups, permissions, filters, and the people of the demo. */
@NullMarked
package it.sportello.process.identity;

import org.jspecify.annotations.NullMarked;

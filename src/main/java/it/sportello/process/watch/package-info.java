/** What the installation says of itself: its figures, its health, and whether cases and procedures agree. */
@NullMarked
package it.sportello.process.watch;

import org.jspecify.annotations.NullMarked;

/** How the engine is set up: expressions, forms, timers, safety. */
@NullMarked
package it.sportello.process.engine;

import org.jspecify.annotations.NullMarked;

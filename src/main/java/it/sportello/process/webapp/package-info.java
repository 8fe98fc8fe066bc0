/** The engine's web applications behind our login. */
@NullMarked
package it.sportello.process.webapp;

import org.jspecify.annotations.NullMarked;

/** The engine: delegates, listeners, dispatcher, configuration. The only package that imports org.camunda. */
@NullMarked
package it.sportello.process;

import org.jspecify.annotations.NullMarked;

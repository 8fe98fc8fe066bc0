/** From the domain to the engine: messages written with the act, delivered afterwards, in order within a case. */
@NullMarked
package it.sportello.process.outbox;

import org.jspecify.annotations.NullMarked;

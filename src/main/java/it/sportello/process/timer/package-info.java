/** Terms between the register and the engine: what the models read, what the phases open. */
@NullMarked
package it.sportello.process.timer;

import org.jspecify.annotations.NullMarked;

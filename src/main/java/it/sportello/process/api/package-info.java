/** What the pages and the API may ask of the engine. */
@NullMarked
package it.sportello.process.api;

import org.jspecify.annotations.NullMarked;

/** Messages in and out, kept with the case, and their Italian templates. */
@NullMarked
package it.sportello.correspondence;

import org.jspecify.annotations.NullMarked;

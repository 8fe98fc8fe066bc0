/** Sportello: the whole administrative life of a public grant call. */
@NullMarked
package it.sportello;

import org.jspecify.annotations.NullMarked;

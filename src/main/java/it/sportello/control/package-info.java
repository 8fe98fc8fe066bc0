/** Checks on desk and on site (PSW-22). */
@NullMarked
package it.sportello.control;

import org.jspecify.annotations.NullMarked;

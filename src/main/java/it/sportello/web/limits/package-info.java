/** How much the intake and the login take at once: what is beyond is refused fast and whole. */
@NullMarked
package it.sportello.web.limits;

import org.jspecify.annotations.NullMarked;

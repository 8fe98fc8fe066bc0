/** One login for everything an officer uses. */
@NullMarked
package it.sportello.web.security;

import org.jspecify.annotations.NullMarked;

/** The pages of the desk and the API behind the embedded forms. */
@NullMarked
package it.sportello.web.desk;

import org.jspecify.annotations.NullMarked;

/** What an application or a report would give, for everybody: nothing is stored. */
@NullMarked
package it.sportello.web.simulation;

import org.jspecify.annotations.NullMarked;

/** Terms for everybody: the calculation of any term, and the calendars of the desk as iCalendar feeds. */
@NullMarked
package it.sportello.web.deadline;

import org.jspecify.annotations.NullMarked;

/** The call as data: amounts, rates, terms, documents, criteria, switches. One versioned file per call (PSW-00-10). */
@NullMarked
package it.sportello.notice;

import org.jspecify.annotations.NullMarked;

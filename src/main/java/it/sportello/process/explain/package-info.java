/** Stored explanations computed again, each kind by what made it (PSW-00-10). */
@NullMarked
package it.sportello.process.explain;

import org.jspecify.annotations.NullMarked;

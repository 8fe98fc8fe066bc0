/** Breaches, the formal notice to comply and its decision (PSW-20, PSW-21). */
@NullMarked
package it.sportello.revocation;

import org.jspecify.annotations.NullMarked;

/** Pure values that every feature speaks: money, rates, codes, rules, outcomes and their reasons. */
@NullMarked
package it.sportello.shared;

import org.jspecify.annotations.NullMarked;

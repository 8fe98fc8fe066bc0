/** Advance, balance, single payment, guarantee, the payment gate, recovery (PSW-18). */
@NullMarked
package it.sportello.payment;

import org.jspecify.annotations.NullMarked;

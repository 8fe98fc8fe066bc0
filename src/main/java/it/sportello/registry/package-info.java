/** The registers kept beside the cases: personal data given away, appointments, rights of persons, risk, indicators. */
@NullMarked
package it.sportello.registry;

import org.jspecify.annotations.NullMarked;

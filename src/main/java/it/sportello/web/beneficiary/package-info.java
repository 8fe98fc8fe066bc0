/** The REST API of those whose proposal was transmitted: their acts, and what they may read of their case. */
@NullMarked
package it.sportello.web.beneficiary;

import org.jspecify.annotations.NullMarked;

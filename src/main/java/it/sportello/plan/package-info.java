/** The plan of a proposal: headcount, training, pilot, financial plan and the amounts that may be granted. Pure. */
@NullMarked
package it.sportello.plan;

import org.jspecify.annotations.NullMarked;

/** Acts of the Administration: the cases or the data they carry, their signature and their publication. */
@NullMarked
package it.sportello.act;

import org.jspecify.annotations.NullMarked;

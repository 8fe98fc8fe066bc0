/** After the determination: the grant in force, start, association deed, account, CUP, option, end, variations. */
@NullMarked
package it.sportello.grant;

import org.jspecify.annotations.NullMarked;

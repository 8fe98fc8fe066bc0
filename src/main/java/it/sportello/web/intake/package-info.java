/** The REST API of applicants: from the draft to the receipt, and the facts of the call. */
@NullMarked
@NamedInterface
package it.sportello.web.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

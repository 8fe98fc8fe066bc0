/** Files of a folder: checked by content, with their checksum, never lost. */
@NullMarked
package it.sportello.document;

import org.jspecify.annotations.NullMarked;

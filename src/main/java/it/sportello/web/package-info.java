/** The REST API, the pages and their security. */
@NullMarked
package it.sportello.web;

import org.jspecify.annotations.NullMarked;

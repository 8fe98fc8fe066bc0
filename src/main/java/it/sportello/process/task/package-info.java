/** What an officer decides at a user task: checked on the server, stored with its author, turned into routing facts. */
@NullMarked
package it.sportello.process.task;

import org.jspecify.annotations.NullMarked;

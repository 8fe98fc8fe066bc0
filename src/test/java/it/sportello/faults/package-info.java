/** What must hold when processes, nodes, connections and the database die: run with {@code mvn -Pfaults verify}. */
package it.sportello.faults;

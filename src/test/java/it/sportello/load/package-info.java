/** What benchmarks and faults share: a durable database, its first cases, the program in processes of its own. */
package it.sportello.load;

/**
 * The collective {@code threads}: members that are threads of one process and see each other's memory.
 *
 * <p>A sum is divided by place: each member adds up one stretch of all members' memory, rank by rank, and writes it back to each of them. So
 * all have the same bits, whoever came first, and none needs memory of its own (reduce-scatter and all-gather in one, as in Rabenseifner,
 * "Optimization of collective reduction operations", 2004).
 */
package lamina.threads;

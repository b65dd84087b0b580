/** Microbenchmarks by JMH: single ops on the backend {@code cpu}, the loader, the decoders. */
package lamina.benchmarks;

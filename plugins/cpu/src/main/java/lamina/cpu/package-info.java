/**
 * The backend {@code cpu}: memory planned once, portable kernels cut into ranges for a fixed set of threads, and overrides of hot ops
 * where a library such as oneDNN is there. With {@code "native": "none"} it is the portable reference that every other way to run an
 * op is compared with.
 */
package lamina.cpu;

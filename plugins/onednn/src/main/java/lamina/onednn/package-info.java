/** Overrides that run the hot ops of the cpu backend as oneDNN primitives. */
package lamina.onednn;

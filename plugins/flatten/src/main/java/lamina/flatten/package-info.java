/** Activations as one row for each example. */
package lamina.flatten;

/** Dropout of activations while training. */
package lamina.dropout;

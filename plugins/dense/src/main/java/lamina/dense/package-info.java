/** A fully connected layer. */
package lamina.dense;

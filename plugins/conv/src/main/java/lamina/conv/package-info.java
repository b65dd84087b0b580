/** Two-dimensional convolution, with groups. */
package lamina.conv;

/** The layer {@code tanh}: y = tanh(x), the saturating non-linearity that Krizhevsky 2012, figure 1, compares {@code relu} with. */
package lamina.tanh;

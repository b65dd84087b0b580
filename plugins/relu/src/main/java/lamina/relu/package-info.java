/**
 * The layer {@code relu}: y = max(0, x).
 *
 * <p>Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines" (2010); Krizhevsky 2012, section 3.1.
 */
package lamina.relu;

/**
 * A jar that knows nothing of modules: no {@code module-info}, its provider stands in {@code META-INF/services}. The schedule
 * {@code acme:triangular} lets the learning rate rise and fall in straight lines (Smith, "Cyclical learning rates for training neural
 * networks", WACV 2017).
 */
package acme.plain;

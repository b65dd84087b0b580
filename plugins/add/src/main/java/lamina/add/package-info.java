/**
 * The layer {@code add}: y = x<sub>1</sub> + x<sub>2</sub> + …, element by element, of the layers that {@code from} names, whose outputs
 * have one shape; ONNX's {@code Add}. Where a shortcut meets what it passed by (He et al. 2015, "Deep Residual Learning for Image
 * Recognition", equation 1).
 */
package lamina.add;

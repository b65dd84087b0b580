/**
 * The backend {@code tornado}: a graph becomes task graphs of TornadoVM, which compiles each kernel for the device. Kernels are those
 * that ops carry, rewritten to TornadoVM's arrays; hot ops have faster ones. Parameters and states stay on the device; only inputs and
 * what is read cross.
 *
 * <p>Convolution and dense layers, forward and both gradients, are matrix products: in tiles from local memory
 * ({@link lamina.tornado.Products}, {@link lamina.tornado.Convolutions}), or where TornadoVM has its CUDA backend, by cuBLAS from
 * unfolded images ({@link lamina.tornado.Unfolding}), which has not been run on a GPU yet. Softmax has a work group for each row
 * ({@link lamina.tornado.Rows}); gradients of biases are summed in two passes ({@link lamina.tornado.Sums}).
 */
package lamina.tornado;

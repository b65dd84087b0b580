/**
 * The backend {@code tornado}: a graph becomes task graphs of TornadoVM, which compiles each kernel for the device. Kernels are those
 * that ops carry, rewritten to TornadoVM's arrays; hot ops have faster ones. Parameters and states stay on the device; only inputs and
 * what is read cross.
 */
package lamina.tornado;

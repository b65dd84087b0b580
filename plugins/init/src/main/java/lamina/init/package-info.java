/**
 * How parameters start: {@code constant}, {@code gaussian}, {@code uniform}, {@code xavier} and {@code he}.
 *
 * <p>Every value is a pure function of the tensor's seed and its index, whatever the number of threads. Krizhevsky 2012, section 5,
 * takes a gaussian of standard deviation 0.01; Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks" (2010), equation 16, and He et al., "Delving deep into rectifiers" (2015), equation 10, derive it from the number of inputs
 * and outputs.
 */
package lamina.init;

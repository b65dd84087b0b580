/**
 * The kernel dialect: what the portable implementation of an op is written in, so that it runs on every backend.
 *
 * <p>A kernel is a public record in an exported package. Its components are only {@link lamina.api.kernel.Floats},
 * {@link lamina.api.kernel.Ints}, {@code int}, {@code long}, {@code float} and {@code boolean}; iteration <i>i</i> of
 * {@code run(from, to)} writes only places that no other iteration touches (gather, never scatter); it calls static methods of its own
 * record, {@link lamina.api.kernel.Maths}, {@link lamina.api.kernel.Rng} and {@code Math.min/max/abs}, and nothing else; it names a view
 * wherever it needs it, as a component or a helper's parameter: it puts none into a variable, returns none and chooses none as it runs
 * (devices know their arrays before); it does not allocate, throw, recurse or use {@code int >>>} (OpenCL C gets a signed shift). The test
 * kit checks these rules, and runs every kernel rewritten for a device.
 */
package lamina.api.kernel;

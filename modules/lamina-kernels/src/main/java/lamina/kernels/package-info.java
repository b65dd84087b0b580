/**
 * From a kernel record to a static method that a compiler for devices can take: {@link lamina.kernels.KernelRewriter} copies the
 * record's byte code and replaces our views and functions by those of a {@link lamina.kernels.Target}; numbers of the record become
 * constants. Of which compiler those types are, this module does not know.
 *
 * <p>Only what javac makes of the dialect ({@link lamina.api.kernel}) is taken. Anything else is refused with kernel, method, line, and
 * what to do.
 */
package lamina.kernels;

package lamina.kernels;

/**
 * Where the variable of the parallel loop lies in the code of an entry: what an annotation of the local variable would say.
 *
 * @param startPc the first byte of the code at which it has a value
 * @param length so many bytes further it has none any more
 * @param slot its place among the local variables
 */
public record Loop(int startPc, int length, int slot) {}

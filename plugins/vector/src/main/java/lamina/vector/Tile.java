package lamina.vector;

/**
 * A product of matrices in the small: what one set of registers can hold. Rows of A are broadcast element by element; a panel of B is
 * loaded in vectors; so C has vectors across its columns.
 */
final class Tile {
    /** Rows of C: with two vectors each, 12 fill most of 32 registers, 6 most of 16. */
    static final int ROWS = Lanes.LENGTH >= 16 || "aarch64".equals(System.getProperty("os.arch")) ? 12 : 6;

    /** Columns of C, and floats in a row of a panel of B. */
    static final int COLUMNS = 2 * Lanes.LENGTH;

    /** Terms of a sum in one go: a panel of B stays in the first or second cache, and sums of sums keep their digits. */
    static final int DEPTH = 256;

    /** Floats of packed A for each row; where rows follow each other, an odd number of cache lines, so that rows do not evict each other. */
    static final int PITCH = DEPTH + 16;

    /** Floats of C. */
    static final int SIZE = ROWS * COLUMNS;

    private Tile() {}

    /**
     * Adds A · B to C. The order of additions is the same for every size of tile.
     *
     * @param depth columns of A and rows of B, at most {@link #DEPTH}
     * @param a holds A
     * @param ai where A begins
     * @param row floats from row to row of A
     * @param column floats from column to column of A
     * @param b the address of B, [depth, {@link #COLUMNS}]
     * @param c holds C, [{@link #ROWS}, {@link #COLUMNS}]
     * @param ci where C begins
     */
    static void multiply(int depth, float[] a, int ai, int row, int column, long b, float[] c, int ci) {
        if (ROWS == 12) {
            Tile12.multiply(depth, a, ai, row, column, b, c, ci);
        } else {
            Tile6.multiply(depth, a, ai, row, column, b, c, ci);
        }
    }

    /** The same for the first half of the columns, where a panel has no others. */
    static void multiplyNarrow(int depth, float[] a, int ai, int row, int column, long b, float[] c, int ci) {
        if (ROWS == 12) {
            Tile12.multiplyNarrow(depth, a, ai, row, column, b, c, ci);
        } else {
            Tile6.multiplyNarrow(depth, a, ai, row, column, b, c, ci);
        }
    }
}

package lamina.tornado;

import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * An array seen as a matrix, or as several of the same shape.
 *
 * @param <A> the array: of fp32, or of bf16's bits
 * @param array its elements
 * @param byRows whether its rows lie one after the other, rather than its columns
 * @param pitch from row to row, or from column to column
 * @param next from matrix to matrix
 */
record Matrix<A extends TornadoNativeArray>(A array, boolean byRows, int pitch, int next) {

    /** One that lies row by row. */
    static <A extends TornadoNativeArray> Matrix<A> of(A array, int columns) {
        return new Matrix<>(array, true, columns, 0);
    }

    /** Several that lie row by row. */
    static <A extends TornadoNativeArray> Matrix<A> of(A array, int pitch, int next) {
        return new Matrix<>(array, true, pitch, next);
    }

    /** The same of another array. */
    <B extends TornadoNativeArray> Matrix<B> over(B other) {
        return new Matrix<>(other, byRows, pitch, next);
    }

    /** Its rows are this one's columns. */
    Matrix<A> transposed() {
        return new Matrix<>(array, !byRows, pitch, next);
    }

    /** From row to row. */
    int row() {
        return byRows ? pitch : 1;
    }

    /** From column to column. */
    int column() {
        return byRows ? 1 : pitch;
    }
}

package lamina.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * An array seen as a matrix, or as several of the same shape.
 *
 * @param array its elements
 * @param byRows whether its rows lie one after the other, rather than its columns
 * @param pitch from row to row, or from column to column
 * @param next from matrix to matrix
 */
record Matrix(FloatArray array, boolean byRows, int pitch, int next) {

    /** One that lies row by row. */
    static Matrix of(FloatArray array, int columns) {
        return new Matrix(array, true, columns, 0);
    }

    /** Several that lie row by row. */
    static Matrix of(FloatArray array, int pitch, int next) {
        return new Matrix(array, true, pitch, next);
    }

    /** Its rows are this one's columns. */
    Matrix transposed() {
        return new Matrix(array, !byRows, pitch, next);
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

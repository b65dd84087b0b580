package lamina.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * An array seen as a matrix: element (r, c) lies at r · row + c · column.
 *
 * @param array its elements
 * @param row from row to row
 * @param column from column to column
 */
record Matrix(FloatArray array, int row, int column) {

    /** One that lies row by row. */
    static Matrix of(FloatArray array, int columns) {
        return new Matrix(array, columns, 1);
    }

    /** Its rows are this one's columns. */
    Matrix transposed() {
        return new Matrix(array, column, row);
    }
}

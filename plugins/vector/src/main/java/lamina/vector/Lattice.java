package lamina.vector;

/**
 * Every so manyeth place of feature maps.
 *
 * @param height rows of a map
 * @param width columns of a map
 * @param top the first row that is meant
 * @param left the first column that is meant
 * @param strideHeight rows from one that is meant to the next
 * @param strideWidth columns from one that is meant to the next
 */
record Lattice(int height, int width, int top, int left, int strideHeight, int strideWidth) {

    /** Every place. */
    static Lattice whole(int height, int width) {
        return new Lattice(height, width, 0, 0, 1, 1);
    }

    int rows() {
        return (height - top + strideHeight - 1) / strideHeight;
    }

    int columns() {
        return (width - left + strideWidth - 1) / strideWidth;
    }

    /** Its place number {@code index} as a place of the maps; both count row by row, map by map. */
    int place(int index) {
        if (strideHeight == 1 && strideWidth == 1) {
            return index;
        }
        int row = index / columns();
        int map = row / rows();
        return (map * height + top + row % rows() * strideHeight) * width + left + index % columns() * strideWidth;
    }
}

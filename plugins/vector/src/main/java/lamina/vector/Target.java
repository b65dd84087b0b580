package lamina.vector;

/** Where a product goes. */
interface Target {

    /**
     * Stores one tile of it.
     *
     * @param row the tile's first row
     * @param rows how many of its rows there are
     * @param column the tile's first column
     * @param columns how many of its columns there are
     * @param sums holds the tile, [{@link Tile#ROWS}, {@link Tile#COLUMNS}]
     * @param at where the tile begins
     */
    void store(int group, int row, int rows, int column, int columns, float[] sums, int at);
}

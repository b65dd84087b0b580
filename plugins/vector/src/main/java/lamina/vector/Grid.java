package lamina.vector;

/**
 * How products are cut into blocks, which threads compute apart from each other. No cut changes a result: each sum is whole within its
 * block.
 *
 * @param groups how many products
 * @param rows of each
 * @param columns of each
 * @param depth terms of a sum
 * @param tiles of rows in a block
 * @param panels of columns in a block
 */
record Grid(int groups, int rows, int columns, int depth, int tiles, int panels) {
    /** Rows of a block: packed, they fill a quarter of a second cache of 1 MiB. */
    static final int MOST_ROWS = 264;

    /** Columns of a block, whose sums are beside the rows in the second cache. */
    static final int MOST_COLUMNS = 384;

    private static final int MOST_TILES = MOST_ROWS / Tile.ROWS;
    private static final int MOST_PANELS = MOST_COLUMNS / Tile.COLUMNS;

    /** For many rows and panels that are packed already. */
    static Grid tall(int groups, int rows, int columns, int depth, int threads) {
        int panels = even(panels(columns), MOST_PANELS);
        int blocks = groups * ceiling(panels(columns), panels);
        int fair = blocks * ceiling(rows, Tile.ROWS) / (threads * 16);
        int tiles = even(ceiling(rows, Tile.ROWS), Math.clamp(fair, 4, MOST_TILES));
        return new Grid(groups, rows, columns, depth, tiles, panels);
    }

    /** For many columns, or panels that are packed again for each block of rows. */
    static Grid wide(int groups, int rows, int columns, int depth, int threads) {
        int tiles = even(ceiling(rows, Tile.ROWS), MOST_TILES);
        int blocks = groups * ceiling(ceiling(rows, Tile.ROWS), tiles);
        int fair = blocks * panels(columns) / (threads * 2);
        return new Grid(groups, rows, columns, depth, tiles, even(panels(columns), Math.clamp(fair, 1, MOST_PANELS)));
    }

    /** Panels of so many columns. */
    static int panels(int columns) {
        return ceiling(columns, Tile.COLUMNS);
    }

    int rowBlocks() {
        return ceiling(rows, tiles * Tile.ROWS);
    }

    int columnBlocks() {
        return ceiling(columns, panels * Tile.COLUMNS);
    }

    int blocks() {
        return groups * rowBlocks() * columnBlocks();
    }

    /** The size of a block, at most {@code most}, such that all are nearly equal. */
    private static int even(int total, int most) {
        return ceiling(total, ceiling(total, most));
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}

package lamina.vector;

/**
 * Weights as the right matrix of a product, transposed on the way: row (tap, d) of column j in group g is the number at g · groupStride
 * + j · columnStride + d · depthStride + that of the tap.
 *
 * @param weights their address
 * @param columns of a group
 * @param depth how many rows a tap has
 * @param across taps beside each other
 * @param origin where the first tap is
 * @param rowStep from a tap to the one below
 * @param columnStep from a tap to the one to the right
 */
record Filters(
        long weights,
        int groupStride,
        int columns,
        int columnStride,
        int depth,
        int depthStride,
        int across,
        int origin,
        int rowStep,
        int columnStep)
        implements Columns {

    /** A plain matrix, [columns, depth], transposed. */
    static Filters transposed(long matrix, int columns, int depth) {
        return new Filters(matrix, 0, columns, depth, depth, 1, 1, 0, 0, 0);
    }

    @Override
    public void packColumns(int group, int panel, int from, int to, Room.OfPanels room, int at) {
        int first = panel * Tile.COLUMNS;
        int count = Math.min(Tile.COLUMNS, columns - first);
        for (int j = 0; j < count; j++) {
            long column = weights + 4L * (group * groupStride + (first + j) * columnStride);
            packColumn(column, from, to, room.address() + 4L * (at + j));
        }
    }

    private void packColumn(long column, int from, int to, long room) {
        long into = room;
        for (int k = from; k < to; k = Math.min(to, k - k % depth + depth)) {
            int tap = k / depth;
            int number = origin + tap / across * rowStep + tap % across * columnStep + k % depth * depthStride;
            int count = Math.min(to - k, depth - k % depth);
            for (int d = 0; d < count; d++) {
                Lanes.set(into + 4L * Tile.COLUMNS * d, Lanes.get(column + 4L * (number + d * depthStride)));
            }
            into += 4L * Tile.COLUMNS * count;
        }
    }
}

package lamina.vector;

/** The left matrix of a product, [rows, depth] in each group. */
interface Rows {

    /**
     * Packs columns {@code from} (included) to {@code to} (excluded) of some rows; in the room, rows are {@link Tile#PITCH} apart.
     *
     * @param group which of the matrices
     * @param first the first row
     * @param count how many rows
     */
    void packRows(int group, int first, int count, int from, int to, Room.OfRows room);
}

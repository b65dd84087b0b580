package lamina.vector;

/** The left matrix of a product, [rows, depth] in each group. */
interface Rows {

    /**
     * Packs columns {@code from} (included) to {@code to} (excluded) of some rows; the room has {@link Tile#ROWS} · {@link Tile#PITCH}
     * floats for each so many rows.
     *
     * @param group which of the matrices
     * @param first the first row
     * @param count how many rows
     */
    void packRows(int group, int first, int count, int from, int to, Room.OfRows room);

    /** Floats from row to row in the room, within a tile. */
    int rowStep();

    /** Floats from column to column in the room. */
    int columnStep();
}

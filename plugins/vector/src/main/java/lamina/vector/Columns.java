package lamina.vector;

/** The right matrix of a product, [depth, columns] in each group, seen as panels of {@link Tile#COLUMNS} columns. */
interface Columns {

    /**
     * Packs rows {@code from} (included) to {@code to} (excluded) of one panel; in the room, rows follow each other.
     *
     * @param group which of the matrices
     * @param at where in the room
     */
    void packColumns(int group, int panel, int from, int to, Room.OfPanels room, int at);
}

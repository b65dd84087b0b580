package lamina.vector;

import java.util.List;
import lamina.api.kernel.Kernel;

/** Packed panels of the right matrix. */
sealed interface Panels {

    /** The address of rows {@code from} to {@code to} of a panel. */
    long panel(int slot, int group, int panel, int from, int to);

    /**
     * Packs a panel whenever it is asked for one.
     *
     * @param rooms one for each slot
     */
    record Fresh(Columns columns, List<Room.OfPanels> rooms) implements Panels {
        @Override
        public long panel(int slot, int group, int panel, int from, int to) {
            Room.OfPanels room = rooms.get(slot);
            columns.packColumns(group, panel, from, to, room, 0);
            return room.address();
        }
    }

    /**
     * All of them, packed by a step before. One iteration packs one panel of one group.
     *
     * @param count panels of a group
     * @param depth rows of a panel
     */
    record Packed(Columns columns, Room.OfPanels room, int count, int depth) implements Panels, Kernel {
        @Override
        public long panel(int slot, int group, int panel, int from, int to) {
            return room.address() + 4L * (at(group * count + panel) + from * Tile.COLUMNS);
        }

        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                columns.packColumns(i / count, i % count, 0, depth, room, at(i));
            }
        }

        private int at(int panel) {
            return panel * depth * Tile.COLUMNS;
        }
    }
}

package lamina.vector;

import java.util.Arrays;
import lamina.api.kernel.Kernel;

/**
 * Products of matrices, C = A · B in each group (after Goto and van de Geijn 2008). One iteration computes one block of C: stretch by
 * stretch of the sums' terms it packs rows of A, and multiplies them with panel after panel of B.
 */
record Product(Rows a, Panels b, Target c, Grid grid, Slots slots) implements Kernel {

    @Override
    public void run(int from, int to) {
        int slot = slots.take();
        try {
            for (int block = from; block < to; block++) {
                compute(block, slot);
            }
        } finally {
            slots.give(slot);
        }
    }

    private void compute(int block, int slot) {
        int group = block / grid.rowBlocks() / grid.columnBlocks();
        int row = block % grid.rowBlocks() * grid.tiles() * Tile.ROWS;
        int rows = Math.min(grid.rows() - row, grid.tiles() * Tile.ROWS);
        int panel = block / grid.rowBlocks() % grid.columnBlocks() * grid.panels();
        int panels = Math.min(Grid.panels(grid.columns()) - panel, grid.panels());
        Arrays.fill(slots.slot(slot).sums().floats(), 0, grid.tiles() * panels * Tile.SIZE, 0f);
        for (int from = 0; from < grid.depth(); from += Tile.DEPTH) {
            int to = Math.min(grid.depth(), from + Tile.DEPTH);
            a.packRows(group, row, rows, from, to, slots.slot(slot).rows());
            multiply(slot, group, rows, panel, panels, from, to);
        }
        store(group, row, rows, panel, panels, slots.slot(slot).sums().floats());
    }

    private void multiply(int slot, int group, int rows, int panel, int panels, int from, int to) {
        float[] packed = slots.slot(slot).rows().floats();
        float[] sums = slots.slot(slot).sums().floats();
        int depth = to - from;
        int step = a.rowStep();
        int column = a.columnStep();
        for (int p = 0; p < panels; p++) {
            long columns = b.panel(slot, group, panel + p, from, to);
            boolean narrow = grid.columns() - (panel + p) * Tile.COLUMNS <= Lanes.LENGTH;
            for (int r = 0; r < rows; r += Tile.ROWS) {
                if (narrow) {
                    Tile.multiplyNarrow(depth, packed, r * Tile.PITCH, step, column, columns, sums, tile(p, r));
                } else {
                    Tile.multiply(depth, packed, r * Tile.PITCH, step, column, columns, sums, tile(p, r));
                }
            }
        }
    }

    private void store(int group, int row, int rows, int panel, int panels, float[] sums) {
        for (int p = 0; p < panels; p++) {
            int column = (panel + p) * Tile.COLUMNS;
            int columns = Math.min(grid.columns() - column, Tile.COLUMNS);
            for (int r = 0; r < rows; r += Tile.ROWS) {
                c.store(group, row + r, Math.min(rows - r, Tile.ROWS), column, columns, sums, tile(p, r));
            }
        }
    }

    /** Where the sums of a tile are. */
    private int tile(int panel, int row) {
        return (panel * grid.tiles() + row / Tile.ROWS) * Tile.SIZE;
    }
}

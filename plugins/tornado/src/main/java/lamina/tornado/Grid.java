package lamina.tornado;

import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid3D;

/**
 * The work groups of a task, and the items in each.
 *
 * @param groupsX work groups along x; the only ones of which there may be more than 65535
 * @param groupsY along y
 * @param groupsZ along z
 * @param itemsX items of a group along x
 * @param itemsY along y
 */
record Grid(int groupsX, int groupsY, int groupsZ, int itemsX, int itemsY) {

    /** One item for each of so many elements; the kernel checks the end. */
    static Grid elements(int size) {
        return new Grid(parts(size, 128), 1, 1, 128, 1);
    }

    /** One work group of 128 items for each row. */
    static Grid rows(int rows) {
        return new Grid(rows, 1, 1, 128, 1);
    }

    /** The tiles of so many products of 64 × 64 sums. */
    static Grid tiles(int rows, int columns, int products) {
        return new Grid(parts(rows, 64), parts(columns, 64), products, 16, 8);
    }

    /** How many parts of at most so many elements a whole has. */
    static int parts(int whole, int part) {
        return (whole - 1) / part + 1;
    }

    /** The same for TornadoVM, which counts items. */
    WorkerGrid items() {
        WorkerGrid grid = new WorkerGrid3D(groupsX * itemsX, groupsY * itemsY, groupsZ);
        grid.setLocalWork(itemsX, itemsY, 1);
        return grid;
    }
}

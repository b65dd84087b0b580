package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where the elements of a matrix lie in one of oneDNN's blocked layouts. Each block belongs to one dimension, so the place of an element
 * is the sum of what its row and its column contribute.
 */
final class Order {
    private static final int STRIDES = 14;
    private static final int DIMENSIONS = 257;
    private static final int BLOCK_COUNT = 263;
    private static final int BLOCKS = 264;
    private static final int BLOCKED_DIMENSIONS = 265;

    private final long[] rows; // what each row contributes, in elements
    private final long[] columns;

    private Order(long[] rows, long[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The order of a layout of two dimensions. */
    static Order of(Layout layout) {
        MemorySegment descriptor = layout.descriptor();
        long[] sizes = Layouts.numbers(descriptor, DIMENSIONS, 2);
        return new Order(places(descriptor, 0, sizes[0]), places(descriptor, 1, sizes[1]));
    }

    private static long[] places(MemorySegment descriptor, int dimension, long size) {
        long outer = Layouts.numbers(descriptor, STRIDES, 2)[dimension];
        int count = Layouts.number(descriptor, BLOCK_COUNT);
        long[] blocks = Layouts.numbers(descriptor, BLOCKS, count);
        long[] whose = Layouts.numbers(descriptor, BLOCKED_DIMENSIONS, count);
        long[] places = new long[(int) size];
        for (int i = 0; i < size; i++) {
            long rest = i;
            long step = 1; // from one element of a block to the next
            for (int block = count - 1; block >= 0; block--) {
                if (whose[block] == dimension) {
                    places[i] += rest % blocks[block] * step;
                    rest /= blocks[block];
                }
                step *= blocks[block];
            }
            places[i] += rest * outer;
        }
        return places;
    }

    void pack(MemorySegment visible, MemorySegment kept) {
        long i = 0;
        for (long row : rows) {
            for (long column : columns) {
                kept.setAtIndex(
                        ValueLayout.JAVA_INT, row + column, visible.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i++));
            }
        }
    }

    void unpack(MemorySegment kept, MemorySegment visible) {
        long i = 0;
        for (long row : rows) {
            for (long column : columns) {
                visible.setAtIndex(
                        ValueLayout.JAVA_INT_UNALIGNED, i++, kept.getAtIndex(ValueLayout.JAVA_INT, row + column));
            }
        }
    }
}

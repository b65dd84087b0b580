package lamina.vector;

/**
 * The patches of feature maps under a window, one for each place, as a matrix that is never written down: [places, kernelHeight ·
 * kernelWidth · channels of a group], channels innermost. A plain matrix is the case of a window of one.
 *
 * @param source address of the feature maps, [batch, height, width, group · depth]
 * @param depth channels of a group
 * @param rows places of the window below each other
 * @param columns places of the window beside each other
 * @param top the row of the first place, negative in padding
 * @param left the column of the first place, negative in padding
 */
record Patches(
        long source,
        int height,
        int width,
        int group,
        int depth,
        int rows,
        int columns,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int top,
        int left)
        implements Rows, Columns {

    /** A plain matrix. */
    static Patches matrix(long source, int columns) {
        return new Patches(source, 1, 1, 1, columns, 1, 1, 1, 1, 1, 1, 0, 0);
    }

    /** Numbers in a patch. */
    int size() {
        return kernelHeight * kernelWidth * depth;
    }

    @Override
    public void packRows(int g, int first, int count, int from, int to, Room.OfRows room) {
        gather(g, first, count, from, to, room, 0, Tile.PITCH);
    }

    @Override
    public void packColumns(int g, int panel, int from, int to, Room.OfPanels room, int at) {
        int first = panel * Tile.COLUMNS;
        gather(g, from, to - from, first, Math.min(size(), first + Tile.COLUMNS), room, at, Tile.COLUMNS);
    }

    /** Gathers numbers {@code from} to {@code to} of some patches, run by run of what lies side by side in memory. */
    private void gather(int g, int first, int count, int from, int to, Room room, int at, int pitch) {
        int span = reach() * depth;
        int across = kernelWidth / reach();
        for (int k = from; k < to; k = Math.min(to, k - k % span + span)) {
            int p = k / span / across;
            int q = k / span % across * reach();
            int length = Math.min(to - k, span - k % span);
            gatherRun(g, first, count, p, q, k % span, length, room, at + k - from, pitch);
        }
    }

    /** Taps that lie side by side in memory: all of a row, unless channels of another group come between. */
    private int reach() {
        return group == 1 ? kernelWidth : 1;
    }

    private void gatherRun(
            int g, int first, int count, int p, int q, int skip, int length, Room room, int start, int pitch) {
        int j = first % columns;
        int i = first / columns % rows;
        int n = first / columns / rows;
        int last = width - reach();
        int at = start;
        for (int place = 0; place < count; place++) {
            int row = i * strideHeight + top + p;
            int column = j * strideWidth + left + q;
            long pixel = ((long) (n * height + row) * width + column) * group * depth;
            long from = source + 4 * (pixel + (long) g * depth + skip);
            if (row >= 0 && row < height && column >= 0 && column <= last) {
                room.copy(at, from, length);
            } else {
                clip(row, column, skip, length, from, room, at);
            }
            at += pitch;
            if (++j == columns) {
                j = 0;
                if (++i == rows) {
                    i = 0;
                    n++;
                }
            }
        }
    }

    /** A run that is not wholly within the picture. */
    private void clip(int row, int column, int skip, int length, long from, Room room, int at) {
        boolean outside = row < 0 || row >= height;
        int begin = outside ? length : Math.clamp((long) -column * depth - skip, 0, length);
        int end = outside ? length : Math.clamp((long) (width - column) * depth - skip, begin, length);
        room.clear(at, begin);
        room.copy(at + begin, from + 4L * begin, end - begin);
        room.clear(at + end, length - end);
    }
}

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

    /** A plain matrix, [rows, columns]. */
    static Patches matrix(long source, int rows, int columns) {
        return new Patches(source, 1, rows, 1, columns, 1, rows, 1, 1, 1, 1, 0, 0);
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

    /** One run of each patch, line by line of places. */
    private void gatherRun(
            int g, int first, int count, int p, int q, int skip, int length, Room room, int at, int pitch) {
        for (int done = 0; done < count; ) {
            int line = (first + done) / columns;
            int begin = (first + done) % columns;
            int end = Math.min(columns, begin + count - done);
            int row = line % rows * strideHeight + top + p;
            int into = at + done * pitch;
            if (row < 0 || row >= height) {
                room.clear(into, pitch, length, end - begin);
            } else {
                long origin = (long) (line / rows * height + row) * width * group * depth;
                long from = source + 4 * (origin + (long) g * depth + skip);
                gatherLine(begin, end, left + q, skip, length, from, room, into, pitch);
            }
            done += end - begin;
        }
    }

    /** Places {@code begin} to {@code end} of a line: those in the middle are wholly within the picture. */
    private void gatherLine(
            int begin, int end, int offset, int skip, int length, long from, Room room, int at, int pitch) {
        int inside = Math.clamp(Math.ceilDiv(-offset, strideWidth), begin, end);
        int outside = Math.clamp(Math.floorDiv(width - reach() - offset, strideWidth) + 1, inside, end);
        long pixel = 4L * group * depth;
        long middle = from + pixel * (inside * strideWidth + offset);
        room.copy(at + (inside - begin) * pitch, pitch, middle, pixel * strideWidth, length, outside - inside);
        for (int j = begin; j < inside; j++) {
            clip(j * strideWidth + offset, skip, length, from, room, at + (j - begin) * pitch);
        }
        for (int j = outside; j < end; j++) {
            clip(j * strideWidth + offset, skip, length, from, room, at + (j - begin) * pitch);
        }
    }

    /** A run that begins before column 0 or ends behind the last. */
    private void clip(int column, int skip, int length, long from, Room room, int at) {
        int begin = Math.clamp((long) -column * depth - skip, 0, length);
        int end = Math.clamp((long) (width - column) * depth - skip, begin, length);
        long numbers = from + 4L * group * depth * column;
        room.clear(at, 0, begin, 1);
        room.copyNumbers(at + begin, numbers + 4L * begin, end - begin);
        room.clear(at + end, 0, length - end, 1);
    }

    @Override
    public int rowStep() {
        return Tile.PITCH;
    }

    @Override
    public int columnStep() {
        return 1;
    }
}

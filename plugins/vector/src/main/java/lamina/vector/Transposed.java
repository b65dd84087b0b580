package lamina.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The transpose of feature maps as the left matrix of a product: row o of group g is what channel g · depth + o has at each place.
 *
 * @param source address of the feature maps, [places, channels]
 * @param channels of all groups
 * @param depth channels of a group
 */
record Transposed(long source, int channels, int depth) implements Rows {
    /** The row of a tile where its last vector begins. */
    private static final int LAST = (Tile.ROWS - 1) / Lanes.LENGTH * Lanes.LENGTH;

    @Override
    public void packRows(int group, int first, int count, int from, int to, Room.OfRows room) {
        for (int row = 0; row < count; row += Tile.ROWS) {
            int channel = group * depth + first + row;
            int at = row * Tile.PITCH;
            for (int r = LAST; r >= 0; r -= Lanes.LENGTH) {
                if (channel + r + Lanes.LENGTH <= channels) {
                    packVectors(channel + r, from, to, room.floats(), at + r);
                } else {
                    packNumbers(channel + r, Tile.ROWS - r, from, to, room.floats(), at + r);
                }
            }
        }
    }

    /** Vectors may reach over the tile; what they write there is written over by those of the next place, which come later. */
    private void packVectors(int channel, int from, int to, float[] floats, int at) {
        for (int place = from; place < to; place++) {
            FloatVector numbers = Lanes.load(source + 4 * ((long) place * channels + channel));
            numbers.intoArray(floats, at + (place - from) * Tile.ROWS);
        }
    }

    private void packNumbers(int channel, int rows, int from, int to, float[] floats, int at) {
        int count = Math.min(channels - channel, rows);
        for (int place = from; place < to; place++) {
            long numbers = source + 4 * ((long) place * channels + channel);
            for (int i = 0; i < count; i++) {
                floats[at + (place - from) * Tile.ROWS + i] = Lanes.get(numbers + 4L * i);
            }
        }
    }

    @Override
    public int rowStep() {
        return 1;
    }

    @Override
    public int columnStep() {
        return Tile.ROWS;
    }
}

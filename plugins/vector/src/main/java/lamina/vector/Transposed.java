package lamina.vector;

/**
 * The transpose of feature maps as the left matrix of a product: row o of group g is what channel g · depth + o has at each place.
 *
 * @param source address of the feature maps, [places, channels]
 * @param channels of all groups
 * @param depth channels of a group
 */
record Transposed(long source, int channels, int depth) implements Rows {

    @Override
    public void packRows(int group, int first, int count, int from, int to, Room.OfRows room) {
        float[] floats = room.floats();
        for (int place = from; place < to; place++) {
            long numbers = source + 4 * ((long) place * channels + (long) group * depth + first);
            for (int row = 0; row < count; row++) {
                floats[row * Tile.PITCH + place - from] = Lanes.get(numbers + 4L * row);
            }
        }
    }
}

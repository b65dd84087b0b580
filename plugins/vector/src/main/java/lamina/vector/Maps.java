package lamina.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Feature maps as the target of a product: a row is a place, a column a channel.
 *
 * @param destination address of the feature maps, [places, channels]
 * @param biases address of what to add, [channels]
 * @param channels of all groups
 * @param depth channels of a group
 * @param lattice which places the rows are
 */
record Maps(long destination, long biases, int channels, int depth, Lattice lattice) implements Target {

    @Override
    public void store(int group, int row, int rows, int column, int columns, float[] sums, int at) {
        int channel = group * depth + column;
        for (int r = 0; r < rows; r++) {
            long into = destination + 4 * ((long) lattice.place(row + r) * channels + channel);
            store(into, biases + 4L * channel, columns, sums, at + r * Tile.COLUMNS);
        }
    }

    private static void store(long into, long bias, int columns, float[] sums, int at) {
        int c = 0;
        for (; c + Lanes.LENGTH <= columns; c += Lanes.LENGTH) {
            FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums, at + c);
            Lanes.store(sum.add(Lanes.load(bias + 4L * c)), into + 4L * c);
        }
        for (; c < columns; c++) {
            Lanes.set(into + 4L * c, sums[at + c] + Lanes.get(bias + 4L * c));
        }
    }
}

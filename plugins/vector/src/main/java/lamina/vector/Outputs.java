package lamina.vector;

/**
 * The outputs of a dense layer as the target of a product: a row is an output, a column an example.
 *
 * @param destination address of the outputs, [batch, out]
 * @param biases address of what to add, [out]
 */
record Outputs(long destination, long biases, int out) implements Target {

    @Override
    public void store(int group, int row, int rows, int column, int columns, float[] sums, int at) {
        for (int c = 0; c < columns; c++) {
            long into = destination + 4 * ((long) (column + c) * out + row);
            for (int r = 0; r < rows; r++) {
                float sum = sums[at + r * Tile.COLUMNS + c];
                Lanes.set(into + 4L * r, sum + Lanes.get(biases + 4L * (row + r)));
            }
        }
    }
}

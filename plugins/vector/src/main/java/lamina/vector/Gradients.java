package lamina.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Gradients of weights as the target of a product: a row is an output, a column (tap, input).
 *
 * @param destination address of the gradients, [group · outputs, inputs, taps]
 */
record Gradients(long destination, int outputs, int inputs, int taps) implements Target {

    @Override
    public void store(int group, int row, int rows, int column, int columns, float[] sums, int at) {
        for (int r = 0; r < rows; r++) {
            long into = destination + 4 * ((long) (group * outputs + row + r) * inputs * taps);
            if (taps == 1) {
                copy(into + 4L * column, columns, sums, at + r * Tile.COLUMNS);
            } else {
                scatter(into, column, columns, sums, at + r * Tile.COLUMNS);
            }
        }
    }

    private static void copy(long into, int columns, float[] sums, int at) {
        int c = 0;
        for (; c + Lanes.LENGTH <= columns; c += Lanes.LENGTH) {
            Lanes.store(FloatVector.fromArray(Lanes.FLOATS, sums, at + c), into + 4L * c);
        }
        for (; c < columns; c++) {
            Lanes.set(into + 4L * c, sums[at + c]);
        }
    }

    private void scatter(long into, int column, int columns, float[] sums, int at) {
        int tap = column / inputs;
        int input = column % inputs;
        for (int c = 0; c < columns; c++) {
            Lanes.set(into + 4L * (input * taps + tap), sums[at + c]);
            if (++input == inputs) {
                input = 0;
                tap++;
            }
        }
    }
}

package lamina.vector;

import jdk.incubator.vector.FloatVector;

/** The 6 rows of 2 vectors each that 16 registers can hold beside the operands. */
final class Tile6 {
    private Tile6() {}

    /**
     * See {@link Tile#multiply}. Written out, since C2 keeps only local variables in registers. A and C are arrays, since with segments for
     * them C1 runs out of virtual registers, or C2 of nodes to inline, and each vector becomes an object: {@code AllocationTest} tells.
     */
    static void multiply(int depth, float[] a, int ai, int row, int column, long b, float[] c, int ci) {
        FloatVector c0a = FloatVector.zero(Lanes.FLOATS), c0b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c1a = FloatVector.zero(Lanes.FLOATS), c1b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c2a = FloatVector.zero(Lanes.FLOATS), c2b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c3a = FloatVector.zero(Lanes.FLOATS), c3b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c4a = FloatVector.zero(Lanes.FLOATS), c4b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c5a = FloatVector.zero(Lanes.FLOATS), c5b = FloatVector.zero(Lanes.FLOATS);
        for (int k = 0; k < depth; k++) {
            int ak = ai + k * column;
            long bk = b + (long) k * Tile.COLUMNS * Float.BYTES;
            FloatVector ba = Lanes.load(bk), bb = Lanes.load(bk + Lanes.BYTES), x;
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak]);
            c0a = x.fma(ba, c0a);
            c0b = x.fma(bb, c0b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + row]);
            c1a = x.fma(ba, c1a);
            c1b = x.fma(bb, c1b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2 * row]);
            c2a = x.fma(ba, c2a);
            c2b = x.fma(bb, c2b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3 * row]);
            c3a = x.fma(ba, c3a);
            c3b = x.fma(bb, c3b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4 * row]);
            c4a = x.fma(ba, c4a);
            c4b = x.fma(bb, c4b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 5 * row]);
            c5a = x.fma(ba, c5a);
            c5b = x.fma(bb, c5b);
        }
        c0a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci)).intoArray(c, ci);
        c0b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + Lanes.LENGTH)).intoArray(c, ci + Lanes.LENGTH);
        c1a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 2 * Lanes.LENGTH)).intoArray(c, ci + 2 * Lanes.LENGTH);
        c1b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 3 * Lanes.LENGTH)).intoArray(c, ci + 3 * Lanes.LENGTH);
        c2a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 4 * Lanes.LENGTH)).intoArray(c, ci + 4 * Lanes.LENGTH);
        c2b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 5 * Lanes.LENGTH)).intoArray(c, ci + 5 * Lanes.LENGTH);
        c3a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 6 * Lanes.LENGTH)).intoArray(c, ci + 6 * Lanes.LENGTH);
        c3b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 7 * Lanes.LENGTH)).intoArray(c, ci + 7 * Lanes.LENGTH);
        c4a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 8 * Lanes.LENGTH)).intoArray(c, ci + 8 * Lanes.LENGTH);
        c4b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 9 * Lanes.LENGTH)).intoArray(c, ci + 9 * Lanes.LENGTH);
        c5a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 10 * Lanes.LENGTH)).intoArray(c, ci + 10 * Lanes.LENGTH);
        c5b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 11 * Lanes.LENGTH)).intoArray(c, ci + 11 * Lanes.LENGTH);
    }

    /** The same for the first of the two vectors only. */
    static void multiplyNarrow(int depth, float[] a, int ai, int row, int column, long b, float[] c, int ci) {
        FloatVector c0 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c1 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c2 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c3 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c4 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c5 = FloatVector.zero(Lanes.FLOATS);
        for (int k = 0; k < depth; k++) {
            int ak = ai + k * column;
            FloatVector bk = Lanes.load(b + (long) k * Tile.COLUMNS * Float.BYTES);
            c0 = FloatVector.broadcast(Lanes.FLOATS, a[ak]).fma(bk, c0);
            c1 = FloatVector.broadcast(Lanes.FLOATS, a[ak + row]).fma(bk, c1);
            c2 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2 * row]).fma(bk, c2);
            c3 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3 * row]).fma(bk, c3);
            c4 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4 * row]).fma(bk, c4);
            c5 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 5 * row]).fma(bk, c5);
        }
        c0.add(FloatVector.fromArray(Lanes.FLOATS, c, ci)).intoArray(c, ci);
        c1.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + Tile.COLUMNS)).intoArray(c, ci + Tile.COLUMNS);
        c2.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 2 * Tile.COLUMNS)).intoArray(c, ci + 2 * Tile.COLUMNS);
        c3.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 3 * Tile.COLUMNS)).intoArray(c, ci + 3 * Tile.COLUMNS);
        c4.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 4 * Tile.COLUMNS)).intoArray(c, ci + 4 * Tile.COLUMNS);
        c5.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 5 * Tile.COLUMNS)).intoArray(c, ci + 5 * Tile.COLUMNS);
    }
}

package lamina.vector;

import jdk.incubator.vector.FloatVector;

/** The 12 rows of 2 vectors each that 32 registers can hold beside the operands. */
final class Tile12 {
    private Tile12() {}

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
        FloatVector c6a = FloatVector.zero(Lanes.FLOATS), c6b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c7a = FloatVector.zero(Lanes.FLOATS), c7b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c8a = FloatVector.zero(Lanes.FLOATS), c8b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c9a = FloatVector.zero(Lanes.FLOATS), c9b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c10a = FloatVector.zero(Lanes.FLOATS), c10b = FloatVector.zero(Lanes.FLOATS);
        FloatVector c11a = FloatVector.zero(Lanes.FLOATS), c11b = FloatVector.zero(Lanes.FLOATS);
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
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 6 * row]);
            c6a = x.fma(ba, c6a);
            c6b = x.fma(bb, c6b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 7 * row]);
            c7a = x.fma(ba, c7a);
            c7b = x.fma(bb, c7b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 8 * row]);
            c8a = x.fma(ba, c8a);
            c8b = x.fma(bb, c8b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 9 * row]);
            c9a = x.fma(ba, c9a);
            c9b = x.fma(bb, c9b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 10 * row]);
            c10a = x.fma(ba, c10a);
            c10b = x.fma(bb, c10b);
            x = FloatVector.broadcast(Lanes.FLOATS, a[ak + 11 * row]);
            c11a = x.fma(ba, c11a);
            c11b = x.fma(bb, c11b);
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
        c6a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 12 * Lanes.LENGTH)).intoArray(c, ci + 12 * Lanes.LENGTH);
        c6b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 13 * Lanes.LENGTH)).intoArray(c, ci + 13 * Lanes.LENGTH);
        c7a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 14 * Lanes.LENGTH)).intoArray(c, ci + 14 * Lanes.LENGTH);
        c7b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 15 * Lanes.LENGTH)).intoArray(c, ci + 15 * Lanes.LENGTH);
        c8a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 16 * Lanes.LENGTH)).intoArray(c, ci + 16 * Lanes.LENGTH);
        c8b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 17 * Lanes.LENGTH)).intoArray(c, ci + 17 * Lanes.LENGTH);
        c9a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 18 * Lanes.LENGTH)).intoArray(c, ci + 18 * Lanes.LENGTH);
        c9b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 19 * Lanes.LENGTH)).intoArray(c, ci + 19 * Lanes.LENGTH);
        c10a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 20 * Lanes.LENGTH)).intoArray(c, ci + 20 * Lanes.LENGTH);
        c10b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 21 * Lanes.LENGTH)).intoArray(c, ci + 21 * Lanes.LENGTH);
        c11a.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 22 * Lanes.LENGTH)).intoArray(c, ci + 22 * Lanes.LENGTH);
        c11b.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 23 * Lanes.LENGTH)).intoArray(c, ci + 23 * Lanes.LENGTH);
    }

    /** The same for the first of the two vectors only. */
    static void multiplyNarrow(int depth, float[] a, int ai, int row, int column, long b, float[] c, int ci) {
        FloatVector c0 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c1 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c2 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c3 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c4 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c5 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c6 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c7 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c8 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c9 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c10 = FloatVector.zero(Lanes.FLOATS);
        FloatVector c11 = FloatVector.zero(Lanes.FLOATS);
        for (int k = 0; k < depth; k++) {
            int ak = ai + k * column;
            FloatVector bk = Lanes.load(b + (long) k * Tile.COLUMNS * Float.BYTES);
            c0 = FloatVector.broadcast(Lanes.FLOATS, a[ak]).fma(bk, c0);
            c1 = FloatVector.broadcast(Lanes.FLOATS, a[ak + row]).fma(bk, c1);
            c2 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2 * row]).fma(bk, c2);
            c3 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3 * row]).fma(bk, c3);
            c4 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4 * row]).fma(bk, c4);
            c5 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 5 * row]).fma(bk, c5);
            c6 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 6 * row]).fma(bk, c6);
            c7 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 7 * row]).fma(bk, c7);
            c8 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 8 * row]).fma(bk, c8);
            c9 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 9 * row]).fma(bk, c9);
            c10 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 10 * row]).fma(bk, c10);
            c11 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 11 * row]).fma(bk, c11);
        }
        c0.add(FloatVector.fromArray(Lanes.FLOATS, c, ci)).intoArray(c, ci);
        c1.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + Tile.COLUMNS)).intoArray(c, ci + Tile.COLUMNS);
        c2.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 2 * Tile.COLUMNS)).intoArray(c, ci + 2 * Tile.COLUMNS);
        c3.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 3 * Tile.COLUMNS)).intoArray(c, ci + 3 * Tile.COLUMNS);
        c4.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 4 * Tile.COLUMNS)).intoArray(c, ci + 4 * Tile.COLUMNS);
        c5.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 5 * Tile.COLUMNS)).intoArray(c, ci + 5 * Tile.COLUMNS);
        c6.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 6 * Tile.COLUMNS)).intoArray(c, ci + 6 * Tile.COLUMNS);
        c7.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 7 * Tile.COLUMNS)).intoArray(c, ci + 7 * Tile.COLUMNS);
        c8.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 8 * Tile.COLUMNS)).intoArray(c, ci + 8 * Tile.COLUMNS);
        c9.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 9 * Tile.COLUMNS)).intoArray(c, ci + 9 * Tile.COLUMNS);
        c10.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 10 * Tile.COLUMNS)).intoArray(c, ci + 10 * Tile.COLUMNS);
        c11.add(FloatVector.fromArray(Lanes.FLOATS, c, ci + 11 * Tile.COLUMNS)).intoArray(c, ci + 11 * Tile.COLUMNS);
    }
}

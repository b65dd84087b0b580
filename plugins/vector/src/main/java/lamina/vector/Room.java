package lamina.vector;

/** Where packed numbers go; positions and counts are in floats. */
sealed interface Room {

    /** Copies from native memory. */
    void copy(int at, long from, int count);

    /** Sets to 0. */
    void clear(int at, int count);

    /** Room for rows: in an array, whose elements C2 broadcasts in one instruction and without much code. */
    final class OfRows implements Room {
        private final float[] floats;

        OfRows(int length) {
            floats = new float[length];
        }

        float[] floats() {
            return floats;
        }

        @Override
        public void copy(int at, long from, int count) {
            int i = 0;
            for (; i + Lanes.LENGTH <= count; i += Lanes.LENGTH) {
                Lanes.load(from + 4L * i).intoArray(floats, at + i);
            }
            if (i < count && count > Lanes.LENGTH) { // the last vector overlaps
                Lanes.load(from + 4L * (count - Lanes.LENGTH)).intoArray(floats, at + count - Lanes.LENGTH);
            } else {
                for (; i < count; i++) {
                    floats[at + i] = Lanes.get(from + 4L * i);
                }
            }
        }

        @Override
        public void clear(int at, int count) {
            for (int i = at; i < at + count; i++) {
                floats[i] = 0;
            }
        }
    }

    /** Room for panels: in native memory, where vectors never cross a cache line. */
    record OfPanels(long address) implements Room {

        @Override
        public void copy(int at, long from, int count) {
            long to = address + 4L * at;
            int i = 0;
            for (; i + Lanes.LENGTH <= count; i += Lanes.LENGTH) {
                Lanes.store(Lanes.load(from + 4L * i), to + 4L * i);
            }
            if (i < count && count > Lanes.LENGTH) {
                int last = count - Lanes.LENGTH;
                Lanes.store(Lanes.load(from + 4L * last), to + 4L * last);
            } else {
                for (; i < count; i++) {
                    Lanes.set(to + 4L * i, Lanes.get(from + 4L * i));
                }
            }
        }

        @Override
        public void clear(int at, int count) {
            for (int i = at; i < at + count; i++) {
                Lanes.set(address + 4L * i, 0);
            }
        }
    }
}

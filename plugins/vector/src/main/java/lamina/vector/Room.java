package lamina.vector;

/** Where packed numbers go; positions, lengths and the pitch are in floats, addresses and the step in bytes. */
sealed interface Room {

    /**
     * Copies runs of numbers from native memory.
     *
     * @param at where the first goes
     * @param pitch how far the next goes behind it
     * @param from the address of the first
     * @param step how far the next lies behind it
     * @param length of each
     * @param count how many
     */
    void copy(int at, int pitch, long from, long step, int length, int count);

    /** Copies one run without vectors. */
    void copyNumbers(int at, long from, int length);

    /** Sets runs of numbers to 0. */
    void clear(int at, int pitch, int length, int count);

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
        public void copy(int at, int pitch, long from, long step, int length, int count) {
            int vectors = length < Lanes.LENGTH ? 0 : length;
            for (int i = 0; i < vectors; i += Lanes.LENGTH) { // outside, since the loop over runs is the longer one
                int c = Math.min(i, length - Lanes.LENGTH); // the last vector may overlap
                for (int run = 0; run < count; run++) {
                    Lanes.load(from + 4L * c + run * step).intoArray(floats, at + c + run * pitch);
                }
            }
            if (vectors == 0) {
                copyShort(at, pitch, from, step, length, count);
            }
        }

        private void copyShort(int at, int pitch, long from, long step, int length, int count) {
            for (int c = 0; c < length; c++) {
                for (int run = 0; run < count; run++) {
                    floats[at + c + run * pitch] = Lanes.get(from + 4L * c + run * step);
                }
            }
        }

        @Override
        public void copyNumbers(int at, long from, int length) {
            for (int i = 0; i < length; i++) {
                floats[at + i] = Lanes.get(from + 4L * i);
            }
        }

        @Override
        public void clear(int at, int pitch, int length, int count) {
            for (int run = 0; run < count; run++) {
                for (int c = 0; c < length; c++) {
                    floats[at + run * pitch + c] = 0;
                }
            }
        }
    }

    /**
     * Room for panels: in native memory, where vectors never cross a cache line. Copies two numbers at a time and not a vector: in some
     * processes C2 (JDK 25) made objects of the vectors that were only copied, in others it did not.
     */
    record OfPanels(long address) implements Room {

        @Override
        public void copy(int at, int pitch, long from, long step, int length, int count) {
            for (int c = 0; c + 2 <= length; c += 2) { // outside, since the loop over runs is the longer one
                long into = address + 4L * (at + c);
                for (int run = 0; run < count; run++) {
                    Lanes.copyTwo(from + 4L * c + run * step, into + 4L * run * pitch);
                }
            }
            if (length % 2 == 1) {
                long into = address + 4L * (at + length - 1);
                for (int run = 0; run < count; run++) {
                    Lanes.set(into + 4L * run * pitch, Lanes.get(from + 4L * (length - 1) + run * step));
                }
            }
        }

        @Override
        public void copyNumbers(int at, long from, int length) {
            for (int i = 0; i < length; i++) {
                Lanes.set(address + 4L * (at + i), Lanes.get(from + 4L * i));
            }
        }

        @Override
        public void clear(int at, int pitch, int length, int count) {
            for (int run = 0; run < count; run++) {
                for (int c = 0; c < length; c++) {
                    Lanes.set(address + 4L * at + 4L * run * pitch + 4L * c, 0);
                }
            }
        }
    }
}

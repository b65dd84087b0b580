package lamina.tornado;

/**
 * How the terms of sums are cut, so that few sums of many terms keep a device busy as well. The cut does not ask the device: the same
 * sums come out everywhere.
 *
 * @param length terms in one stretch, a multiple of 16
 * @param count how many stretches
 */
record Stretches(int length, int count) {
    /** Work groups that fill a large device twice: an H200 has 132 multiprocessors. */
    static final int ENOUGH = 264;

    private static final int SHORTEST = 256;

    /** For a product of so many tiles with so many terms. */
    static Stretches of(int tiles, int terms) {
        int wished = Math.clamp(ENOUGH / tiles, 1, Grid.parts(terms, SHORTEST));
        int length = Grid.parts(Grid.parts(terms, wished), 16) * 16;
        return new Stretches(length, Grid.parts(terms, length));
    }
}

package lamina.ops;

/** Kernels that sum products compute eight neighbouring outputs in one iteration. */
final class Tiles {
    static final int WIDTH = 8;

    private Tiles() {}

    /** How many tiles so many channels make; a tile never crosses from one group to the next. */
    static int of(int channels, int group) {
        return group * ((channels / group + WIDTH - 1) / WIDTH);
    }
}

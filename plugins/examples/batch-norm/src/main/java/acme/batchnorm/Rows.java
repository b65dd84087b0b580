package acme.batchnorm;

import lamina.api.graph.Shape;

/**
 * A tensor as a table with a column for each channel. Columns are added up in stretches of about √n rows first, and then these, so that a
 * {@code float} keeps its digits and all cores have work; the cut depends on the shape alone, so any number of threads gives the same bits.
 *
 * @param count how many rows: pictures times places
 * @param channels how many columns
 */
record Rows(int count, int channels) {

    static Rows of(Shape shape) {
        int channels = shape.dim(-1);
        return new Rows(shape.size() / channels, channels);
    }

    /** Rows of a stretch; the last one may have fewer. */
    int stretch() {
        return (int) Math.ceil(Math.sqrt(count));
    }

    /** Stretches of all columns. */
    int parts() {
        return (count + stretch() - 1) / stretch() * channels;
    }

    /** Room for two numbers of each. */
    Shape pairs() {
        return Shape.of(parts(), 2);
    }
}

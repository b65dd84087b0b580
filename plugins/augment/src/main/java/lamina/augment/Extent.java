package lamina.augment;

import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Image;

/**
 * A size in pixels.
 *
 * @param height rows
 * @param width columns
 */
record Extent(int height, int width) {

    static Extent of(List<Integer> size) {
        return new Extent(size.getFirst(), size.getLast());
    }

    /** One number or two, for the constructors of settings. */
    static List<Integer> checked(List<Integer> size) {
        if (size.isEmpty() || size.size() > 2) {
            throw new IllegalArgumentException("a size is one number or two, [height, width], not " + size.size());
        }
        return List.copyOf(size);
    }

    /** Refuses a picture that this does not fit into. */
    void fits(String who, Image image) {
        if (image.height() < height || image.width() < width) {
            throw new DataException("'" + who + "' cuts " + this + " (height x width) out of a picture of only "
                    + new Extent(image.height(), image.width())
                    + ": resize it first ('resize-short-side') or cut less");
        }
    }

    @Override
    public String toString() {
        return height + " x " + width;
    }
}

package lamina.core.data;

import java.util.List;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.graph.Shape;
import lamina.api.kernel.Rng;

/** How a stored picture becomes the floats that the network sees: the decoder of the highest rank, then augmentations in order. */
public final class Pipeline {
    private final Decoding decoding;
    private final List<Augmentation> chain;
    private final long[] streams; // one for each place in the chain, so that one more at its end changes none before it
    private final Shape picture;
    private final int views;
    private final String advice;

    /**
     * A pipeline.
     *
     * @param decoders those to choose from
     * @param augmentations what happens to a decoded picture, in order
     * @param picture [height, width, channels] that the network sees
     * @param seed of everything random
     */
    public Pipeline(List<Decoder> decoders, List<Augmentation> augmentations, Shape picture, long seed) {
        this(decoders, augmentations, picture, seed, "");
    }

    /**
     * The same, for pictures of any size.
     *
     * @param advice what brings a picture of another size to that of the network, a sentence for messages; empty: the usual one
     */
    public Pipeline(List<Decoder> decoders, List<Augmentation> augmentations, Shape picture, long seed, String advice) {
        this.decoding = new Decoding(decoders);
        this.chain = List.copyOf(augmentations);
        this.streams = IntStream.range(0, chain.size())
                .mapToLong(place -> Rng.seed(seed, "augmentation " + place))
                .toArray();
        this.picture = picture;
        this.advice = advice;
        this.views = chain.stream().mapToInt(Augmentation::views).reduce(1, Math::multiplyExact);
    }

    /** How many views of a picture there are: the product over the augmentations. */
    public int views() {
        return views;
    }

    /** [height, width, channels] of what comes out. */
    public Shape picture() {
        return picture;
    }

    /** How many pixels of a picture's shorter side are of use. */
    private int detail() {
        return chain.isEmpty() ? Integer.MAX_VALUE : chain.getFirst().detail();
    }

    /** A place for one thread to work at. */
    Bench bench() {
        return new Bench(this);
    }

    void decode(Encoded encoded, int index, Image into) throws BadPicture {
        decode(encoded, index, into, detail());
    }

    /** The same, with so many pixels of the shorter side that are of use. */
    void decode(Encoded encoded, int index, Image into, int detail) throws BadPicture {
        decoding.decode(encoded, index, into, detail);
    }

    /** Runs the chain in place; the view's number is cut into one for each augmentation, the first changing fastest. */
    void augment(Image image, String example, int epoch, int index, int place, int view, Draws draws)
            throws BadPicture {
        Shape decoded = shape(image);
        int rest = view;
        for (int step = 0; step < streams.length; step++) {
            Augmentation augmentation = chain.get(step);
            try {
                if (augmentation.acts(epoch)) {
                    int together = augmentation.together();
                    int drawn =
                            together == 1 ? index : place / together; // by the picture, so that it hangs on no order
                    augmentation.apply(image, rest % augmentation.views(), draws.restart(streams[step], epoch, drawn));
                }
            } catch (RuntimeException e) {
                DataException failure = Decoding.failure(example, Decoding.name(augmentation) + " failed on it", e);
                if (e instanceof DataException) { // it does not fit: the picture is to blame, not the augmentation
                    throw new BadPicture(index, example, failure);
                }
                throw failure;
            }
            rest /= augmentation.views();
        }
        check(image, example, shape(image).equals(decoded));
    }

    /** Takes back what the chain did to the scale of samples, for people to look at. */
    void restore(Image image) {
        chain.reversed().forEach(augmentation -> augmentation.restore(image));
    }

    private static Shape shape(Image image) {
        return Shape.of(image.height(), image.width(), image.channels());
    }

    /** @param whole whether the chain has left the size as it was: only then does it help to scale before it */
    private void check(Image image, String example, boolean whole) {
        Shape found = shape(image);
        if (found.equals(picture)) {
            return;
        }
        boolean advised = whole && !advice.isEmpty() && image.channels() == picture.dim(2);
        throw new DataException(
                "the network takes pictures of " + picture + " (height, width, channels), but " + example + " comes as "
                        + found
                        + (chain.isEmpty()
                                ? " from the decoder. "
                                : " from the last augmentation, " + Decoding.name(chain.getLast()) + ". ")
                        + (advised
                                ? advice
                                : "Let an augmentation bring every picture to that size (center-crop, random-crop), or change \"input\""));
    }
}

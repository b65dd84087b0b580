package lamina.core.data;

import java.util.List;
import java.util.SplittableRandom;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;

/**
 * What happens to a picture before chance does: it is decoded, and the steps at the beginning of a chain that only prepare are done
 * ({@link Augmentation#prepares}). Used by several threads, each with a picture of its own.
 */
public final class Preparation {
    private final Decoding decoding;
    private final List<Augmentation> steps;

    /**
     * A preparation.
     *
     * @param decoders those to choose from
     * @param chain what happens to pictures; from its first step that does more than prepare, nothing is done
     */
    public Preparation(List<Decoder> decoders, List<Augmentation> chain) {
        this.decoding = new Decoding(decoders);
        this.steps = chain.stream().takeWhile(Augmentation::prepares).toList();
    }

    /** How many steps are done to what was decoded. */
    public int steps() {
        return steps.size();
    }

    /**
     * Reads an example as it is stored.
     *
     * @throws BadPicture if the dataset says that this example is damaged
     * @throws DataException if it cannot be read at all
     */
    public Encoded read(Examples examples, int index) throws BadPicture {
        return Decoding.read(examples, index);
    }

    /**
     * Decodes an example, and prepares the picture.
     *
     * @param index of the example
     * @throws BadPicture if it cannot be decoded, or does not fit (too small to crop)
     */
    public void apply(Encoded encoded, int index, Image into) throws BadPicture {
        decoding.decode(
                encoded,
                index,
                into,
                steps.isEmpty() ? Integer.MAX_VALUE : steps.getFirst().detail());
        for (Augmentation step : steps) {
            try {
                step.apply(into, 0, new SplittableRandom(0)); // which it does not look at
            } catch (DataException e) {
                String task = Decoding.name(step) + " failed on it";
                throw new BadPicture(index, encoded.name(), Decoding.failure(encoded.name(), task, e));
            }
        }
    }
}

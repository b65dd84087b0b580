package lamina.core.data;

import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;

/** The pictures of a split as they are stored, without augmentation: for people to look at. Used by one thread at a time. */
public final class Album implements AutoCloseable {
    private final Examples examples;
    private final Pipeline pipeline;

    /**
     * An album.
     *
     * @param examples closed with it
     * @param pipeline whose decoders read them
     */
    public Album(Examples examples, Pipeline pipeline) {
        this.examples = examples;
        this.pipeline = pipeline;
    }

    /** How many pictures there are. */
    public int size() {
        return examples.size();
    }

    /**
     * Decodes a picture.
     *
     * @param index from 0 to size - 1
     * @param detail how many pixels of its shorter side are of use; it may come smaller than it is stored
     * @param into takes it
     * @return what messages call it
     * @throws lamina.api.DataException if it cannot be read or decoded
     */
    public String picture(int index, int detail, Image into) {
        try {
            Encoded encoded = Decoding.read(examples, index);
            pipeline.decode(encoded, index, into, detail);
            return encoded.name();
        } catch (BadPicture e) {
            throw e.reason();
        }
    }

    @Override
    public void close() {
        examples.close();
    }
}

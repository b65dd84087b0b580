package lamina.report;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.graph.Shape;
import lamina.core.data.Album;
import lamina.core.data.Pipeline;

/** Pictures that no compression makes small. The one with the number {@code damaged} cannot be decoded. */
record Noise(int size, int height, int width, int damaged) implements Examples, Decoder {

    Album album() {
        return new Album(this, new Pipeline(List.of(this), List.of(), Shape.of(height, width, 3), 1));
    }

    @Override
    public Encoded read(int index) {
        if (index == damaged) {
            throw new DataException("picture-" + index + ".jpg is <damaged>");
        }
        return new Encoded("picture-" + index, index, MemorySegment.ofArray(new byte[0]), new Encoded.File());
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return true;
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        Random random = new Random(encoded.label());
        float[] pixels = into.reshape(height, width, 3).pixels();
        for (int i = 0; i < into.size(); i++) {
            pixels[i] = random.nextInt(256);
        }
    }
}

package lamina.synthetic;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.kernel.Rng;
import lamina.storage.JpegFile;

/** The pictures of one split; the classes take turns, so that every split is balanced. */
final class SyntheticExamples implements Examples {
    private static final Encoded.File JPEG = new Encoded.File();
    private static final float QUALITY = 0.9f;
    private static final List<Figure> CLASSES = List.of(Figure.values());

    private final SyntheticSettings settings;
    private final Split split;
    private final String prefix;
    private final AtomicReferenceArray<byte[]> kept;

    SyntheticExamples(SyntheticSettings settings, Split split) {
        this.settings = settings;
        this.split = split;
        this.prefix = "synthetic " + split.name().toLowerCase(Locale.ROOT) + " picture ";
        this.kept = new AtomicReferenceArray<>(settings.keep() ? size() : 0);
    }

    @Override
    public int size() {
        return split == Split.TRAIN ? settings.train() : settings.validation();
    }

    @Override
    public Optional<Entry> entry(int index) {
        return Optional.of(new Entry(prefix + index, index % CLASSES.size()));
    }

    @Override
    public Encoded read(int index) throws IOException {
        byte[] jpeg = settings.keep() ? keep(index) : draw(index);
        return new Encoded(
                prefix + index,
                index % CLASSES.size(),
                MemorySegment.ofArray(jpeg).asReadOnly(),
                JPEG);
    }

    /** Two threads may draw the same picture at once: they draw the same bytes. */
    private byte[] keep(int index) throws IOException {
        byte[] jpeg = kept.get(index);
        if (jpeg == null) {
            jpeg = draw(index);
            kept.set(index, jpeg);
        }
        return jpeg;
    }

    private byte[] draw(int index) throws IOException {
        long seed = Rng.bits(Rng.seed(settings.seed(), split.name()), 0, index);
        Figure figure = CLASSES.get(index % CLASSES.size());
        return JpegFile.encode(
                Scene.draw(settings.size(), figure, new SplittableRandom(seed)),
                settings.size(),
                settings.size(),
                QUALITY);
    }
}

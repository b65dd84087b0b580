package lamina.mnist;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;

/** One part, whole in memory: 47 MB at most. */
final class Digits implements Examples {
    private final Path imageFile;
    private final Idx images;
    private final Path labelFile;
    private final Idx labels;
    private final Encoded.Raw picture;

    Digits(Path imageFile, Idx images, Path labelFile, Idx labels) {
        this.imageFile = imageFile;
        this.images = images;
        this.labelFile = labelFile;
        this.labels = labels;
        this.picture =
                new Encoded.Raw(images.dimensions().get(1), images.dimensions().get(2), 1, false);
        if (size() != labels.dimensions().getFirst()) {
            throw new DataException(imageFile + " has " + size() + " pictures, but " + labelFile + " has "
                    + labels.dimensions().getFirst() + " labels: they do not belong together");
        }
    }

    @Override
    public int size() {
        return images.dimensions().getFirst();
    }

    @Override
    public Optional<Entry> entry(int index) {
        return Optional.of(new Entry(name(index), label(index)));
    }

    private String name(int index) {
        return imageFile + " record " + index;
    }

    private int label(int index) {
        return labels.bytes().get(ValueLayout.JAVA_BYTE, index) & 0xFF;
    }

    @Override
    public Encoded read(int index) {
        int label = label(index);
        if (label >= MnistDataset.CLASSES) {
            throw new DataException(labelFile + " record " + index + " (counted from 0) is " + label
                    + "; labels are 0 to 9: the file is damaged, fetch it again");
        }
        long bytes = (long) picture.height() * picture.width();
        return new Encoded(name(index), label, images.bytes().asSlice(index * bytes, bytes), picture);
    }
}

package lamina.core.pack;

import java.io.IOException;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.core.data.BadPicture;
import lamina.core.data.Preparation;

/** Reads, prepares and encodes one picture at a time; used by several threads. */
final class Worker {
    private final Examples examples;
    private final int classes;
    private final Preparation preparation;
    private final PackSpec spec;
    private final ThreadLocal<Image> image = ThreadLocal.withInitial(Image::empty);

    Worker(Examples examples, int classes, Preparation preparation, PackSpec spec) {
        this.examples = examples;
        this.classes = classes;
        this.preparation = preparation;
        this.spec = spec;
    }

    Packed pack(int number) throws BadPicture, IOException {
        Encoded encoded = preparation.read(examples, number);
        if (encoded.label() < 0 || encoded.label() >= classes) {
            throw new DataException(
                    "%s has label %d, but there are %d classes, 0 to %d: correct the label, or the dataset's list of classes"
                            .formatted(encoded.name(), encoded.label(), classes, classes - 1));
        }
        Image picture = image.get();
        preparation.apply(encoded, number, picture);
        if (picture.height() != spec.size() || picture.width() != spec.size() || picture.channels() != 3) {
            throw new IllegalArgumentException("pictures are to be prepared to %d by %d by 3, not %d by %d by %d"
                    .formatted(spec.size(), spec.size(), picture.height(), picture.width(), picture.channels()));
        }
        return new Packed(encoded.name(), encoded.label(), spec.format().encode(picture, spec.quality()));
    }
}

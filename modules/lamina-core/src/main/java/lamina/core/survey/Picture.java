package lamina.core.survey;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.data.Encoded;
import lamina.api.data.Split;

/** A stored picture, and what its bytes tell before anybody decodes them. */
final class Picture {
    private static final int INKS = 4;

    private final Split split;
    private final int index;
    private final Encoded encoded;
    private final Optional<FileFormat> format;
    private final Optional<JpegOutline> jpeg;

    Picture(Split split, int index, Encoded encoded) {
        this.split = split;
        this.index = index;
        this.encoded = encoded;
        this.format = encoded.format() instanceof Encoded.File ? FileFormat.of(encoded.bytes()) : Optional.empty();
        this.jpeg = format.filter(FileFormat.JPEG::equals)
                .map(_ -> JpegOutline.of(encoded.bytes().toArray(ValueLayout.JAVA_BYTE)));
    }

    /** What is seen without decoding it. */
    List<Fault> outside(int classes) {
        List<Fault> faults = new ArrayList<>();
        if (encoded.label() < 0 || encoded.label() >= classes) {
            faults.add(fault(Fault.Kind.LABEL, "%d of %d classes".formatted(encoded.label(), classes)));
        }
        format.filter(found -> found.contradicts(encoded.name()))
                .ifPresent(found -> faults.add(fault(Fault.Kind.EXTENSION, "it is " + found.word())));
        jpeg.filter(outline -> outline.components() == INKS)
                .ifPresent(_ -> faults.add(fault(Fault.Kind.CMYK, "JPEG of 4 components")));
        return faults;
    }

    /** Whether its end is there, as far as that can be told. */
    boolean ends() {
        return jpeg.map(JpegOutline::ends).orElse(true);
    }

    Fault undecoded(String reason) {
        return fault(ends() ? Fault.Kind.DAMAGED : Fault.Kind.TRUNCATED, reason);
    }

    Fault fault(Fault.Kind kind, String detail) {
        return new Fault(split, index, encoded.name(), kind, detail);
    }
}

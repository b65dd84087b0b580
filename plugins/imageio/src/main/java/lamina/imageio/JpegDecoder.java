package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** JPEG to red, green, blue by the JDK. */
final class JpegDecoder implements Decoder {
    private final Reading reading;

    JpegDecoder(Reading reading) {
        this.reading = reading;
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return encoded.format() instanceof Encoded.File && Header.begins(encoded.bytes());
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        try {
            Header header = Header.read(encoded.bytes().toArray(ValueLayout.JAVA_BYTE));
            reading.check(header);
            Samples samples = Samples.read(header.strip());
            if (samples.truncated() && !header.ends() && !reading.tolerateTruncated()) {
                throw reading.truncated();
            }
            new Finish(reading, header).apply(samples, header.colours(samples.bands()), into);
        } catch (IOException | RuntimeException e) {
            throw Damage.of(encoded, e);
        }
    }
}

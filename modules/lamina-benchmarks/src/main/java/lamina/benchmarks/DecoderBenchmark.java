package lamina.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import lamina.imageio.TurboJpegProvider;
import lamina.imageio.TurboJpegSettings;
import lamina.imaging.ImagingProvider;
import lamina.imaging.ImagingSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Picture files to samples, on one thread: JPEG by the JDK and by libjpeg-turbo, PNG by Commons Imaging. The result is pictures/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecoderBenchmark {
    private static final int PICTURES = 64;
    private static final long MAX_PIXELS = 100_000_000;

    @Param({"jpeg", "turbojpeg", "png"})
    String format;

    @Param({"256", "500"})
    int size;

    private final Image image = Image.empty();
    private Pictures pictures;
    private Decoder decoder;
    private int next;

    /** Draws the pictures. */
    @Setup
    public void open() throws IOException {
        pictures = Pictures.draw(PICTURES, size);
        if (format.equals("jpeg")) {
            decoder = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false));
        } else if (format.equals("turbojpeg")) {
            decoder = new TurboJpegProvider().create(new TurboJpegSettings(MAX_PIXELS, false));
            decoder.unavailable().ifPresent(reason -> {
                throw new IllegalStateException(reason);
            });
        } else {
            decoder = new ImagingProvider().create(new ImagingSettings(MAX_PIXELS, List.of(255, 255, 255)));
            pictures.files().replaceAll(this::converted);
        }
    }

    private Encoded converted(Encoded jpeg) {
        try {
            BufferedImage picture =
                    ImageIO.read(new ByteArrayInputStream(jpeg.bytes().toArray(ValueLayout.JAVA_BYTE)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("format " + format + ": expected jpeg, turbojpeg or png");
            }
            return new Encoded(jpeg.name(), jpeg.label(), MemorySegment.ofArray(out.toByteArray()), new Encoded.File());
        } catch (IOException e) {
            throw new AssertionError("in memory nothing can fail", e);
        }
    }

    /** Decodes the next picture. */
    @Benchmark
    public Image decode() throws IOException {
        decoder.decode(pictures.read(next++ % PICTURES), image);
        return image;
    }
}

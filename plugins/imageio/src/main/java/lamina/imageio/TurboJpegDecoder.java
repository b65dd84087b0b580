package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** JPEG to red, green, blue by libjpeg-turbo, which can shrink while it decodes. */
final class TurboJpegDecoder implements Decoder {
    private static final int RANK = 10; // above imageio, which reads the same files

    private static final String TRUNCATED = "premature end of data"; // libjpeg's JWRN_HIT_MARKER

    private final Reading reading;
    private final Deque<Workspace> idle = new ConcurrentLinkedDeque<>(); // no more than decoded at once

    TurboJpegDecoder(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Optional<String> unavailable() {
        return TurboLibrary.problem();
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return encoded.format() instanceof Encoded.File && Header.begins(encoded.bytes());
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        decode(encoded, into, Integer.MAX_VALUE);
    }

    @Override
    public void decode(Encoded encoded, Image into, int detail) {
        Workspace workspace = Optional.ofNullable(idle.poll()).orElseGet(Workspace::new);
        try {
            Header header = Header.read(encoded.bytes().toArray(ValueLayout.JAVA_BYTE));
            reading.check(header);
            workspace.take(encoded.bytes(), header.ends());
            agree(header, workspace);
            if (header.bands() == 4) {
                ink(workspace, header, into);
            } else {
                light(workspace, header, into, detail);
            }
            keep(workspace);
        } catch (IOException | RuntimeException e) {
            throw Damage.of(encoded, e);
        }
    }

    /** Not after damage, which may have ended its decompressor. */
    private void keep(Workspace workspace) {
        if (workspace.isModest()) {
            idle.push(workspace);
        }
    }

    /** What was checked has to be what will be decoded. */
    private static void agree(Header header, Workspace workspace) throws IOException {
        if (header.height() != workspace.height() || header.width() != workspace.width()) {
            throw new IOException("it has two sizes, " + header.height() + " x " + header.width() + " and "
                    + workspace.height() + " x " + workspace.width() + " pixels (height x width)");
        }
    }

    private void light(Workspace workspace, Header header, Image into, int detail) throws IOException {
        int divisor = divisor(Math.min(header.height(), header.width()), detail);
        int height = Math.ceilDiv(header.height(), divisor);
        int width = Math.ceilDiv(header.width(), divisor);
        byte[] to = into.store(height, width, 3);
        check(workspace.decode(height, width, TurboJpeg.RGB, to), header);
        new Finish(reading, header).apply(into);
    }

    private void ink(Workspace workspace, Header header, Image into) throws IOException {
        int height = header.height();
        int width = header.width();
        byte[] data = new byte[Math.multiplyExact(Math.multiplyExact(height, width), 4)];
        check(workspace.decode(height, width, TurboJpeg.CMYK, data), header);
        Samples samples = new Samples(height, width, 4, data, false);
        new Finish(reading, header).apply(samples, header.ink(), into);
    }

    private void check(String damage, Header header) throws IOException {
        if (damage.contains(TRUNCATED) && !header.ends() && !reading.tolerateTruncated()) {
            throw reading.truncated();
        }
    }

    /** By which the picture may be shrunk evenly: 8, 4, 2 or 1. */
    private static int divisor(int shorter, int detail) {
        int divisor = 8;
        while (divisor > 1 && shorter / divisor < detail) {
            divisor /= 2;
        }
        return divisor;
    }
}

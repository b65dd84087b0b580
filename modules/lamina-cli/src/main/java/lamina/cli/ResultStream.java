package lamina.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/** Standard output that remembers why it could not be written: results that are lost, the disk being full, are no success. */
final class ResultStream extends PrintStream {
    /** What the system says when the reader has what it wanted: {@code lamina plugins | head -1}. */
    private static final String NOBODY_READS = "Broken pipe";

    private final Remembering remembering;

    ResultStream(OutputStream out) {
        this(new Remembering(out));
    }

    private ResultStream(Remembering remembering) {
        super(remembering, false, System.out.charset());
        this.remembering = remembering;
    }

    /** Of this process. */
    static ResultStream standard() {
        return new ResultStream(new FileOutputStream(FileDescriptor.out));
    }

    /** Why a part is lost that somebody wanted. */
    Optional<String> failure() {
        flush();
        return remembering.failure.filter(why -> !why.equals(NOBODY_READS));
    }

    /** A print stream only knows that something went wrong. */
    private static final class Remembering extends FilterOutputStream {
        private Optional<String> failure = Optional.empty();

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure.or(() -> Optional.of(String.valueOf(e.getMessage())));
                throw e;
            }
        }
    }
}

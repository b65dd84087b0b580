package lamina.onednn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import lamina.api.Reason;

/**
 * Checksums of libraries as the build wrote them beside them: a line for each, the CRC-32 and the name. The system's loader believes what
 * it reads, and damaged bytes can end the process in it or, worse, compute something else. The 93 MB of oneDNN take some 12 ms out of the
 * system's cache, which is why it is this sum and none that withstands more than an accident.
 *
 * @param file where they are
 */
record Checksums(Path file) {
    static final String NAME = "native.crc32";
    private static final int PIECE = 1 << 18; // bytes: stays in the processor's cache

    static Checksums in(Path folder) {
        return new Checksums(folder.resolve(NAME));
    }

    /** Why a library beside them is not the one that was built; empty if it is, or if they do not name it. */
    Optional<String> damage(String library) {
        try {
            Optional<String> expected = expected(library);
            String found = expected.isPresent() ? sum(file.resolveSibling(library)) : "";
            return expected.filter(sum -> !sum.equals(found))
                    .map(sum -> "%s is damaged: its bytes have the CRC-32 %s, but %s were built"
                            .formatted(library, found, sum));
        } catch (IOException e) {
            return Optional.of(library + " cannot be compared with " + file + ": " + Reason.of(e));
        }
    }

    private Optional<String> expected(String library) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty(); // libraries that somebody brought
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.endsWith("  " + library))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }

    private static String sum(Path library) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        try (FileChannel channel = FileChannel.open(library)) {
            while (channel.read(piece.clear()) >= 0) {
                sum.update(piece.flip());
            }
        }
        return "%08x".formatted(sum.getValue());
    }
}

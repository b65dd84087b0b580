package lamina.core.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SHA-256 of each file in a folder, in the form that {@code sha256sum --check} reads.
 *
 * @param byName in hexadecimal
 */
public record Sums(Map<String, String> byName) {
    /** What the file is called. */
    public static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/]+)");
    private static final int PIECE = 1 << 20;

    /** Copies the map. */
    public Sums {
        byName = new LinkedHashMap<>(byName);
    }

    /** As the file has them. */
    public String text() {
        return byName.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** Reads those of a folder; empty if they are missing or damaged. */
    public static Optional<Sums> read(Path folder) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            String text = new String(Files.readAllBytes(folder.resolve(FILE)), StandardCharsets.ISO_8859_1);
            for (String line : text.lines().toList()) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    return Optional.empty();
                }
                sums.put(matcher.group(2), matcher.group(1));
            }
            return sums.isEmpty() ? Optional.empty() : Optional.of(new Sums(sums));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The first file that is missing or has other bytes, with the reason. */
    public Optional<String> broken(Path folder) throws IOException {
        for (Map.Entry<String, String> sum : byName.entrySet()) {
            Path file = folder.resolve(sum.getKey());
            if (!Files.isRegularFile(file)) {
                return Optional.of(sum.getKey() + " is missing");
            }
            if (!of(file).equals(sum.getValue())) {
                return Optional.of(
                        sum.getKey() + " has other bytes than were written: its SHA-256 is not the one in " + FILE);
            }
        }
        return Optional.empty();
    }

    /** The sum of a file. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (channel.read(piece.clear()) >= 0) {
                digest.update(piece.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes a new file and gives its sum. */
    static String writeNew(Path file, Replacement.Content content) throws IOException {
        MessageDigest digest = sha256();
        Replacement.writeNew(file, channel -> content.write(new Hashing(channel, digest)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What computes one. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Hashes what goes through. */
    private record Hashing(WritableByteChannel to, MessageDigest digest) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer from) throws IOException {
            ByteBuffer copy = from.duplicate();
            int written = to.write(from);
            digest.update(copy.limit(copy.position() + written));
            return written;
        }

        @Override
        public boolean isOpen() {
            return to.isOpen();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}

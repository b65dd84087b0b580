import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Run by the build: writes the CRC-32 of each library in a folder, by which the plugin knows that none is damaged. */
final class Checksums {
    private static final String FILE = "native.crc32";

    private Checksums() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> lines = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith(FILE)).sorted().toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                lines.add(String.format("%08x  %s", sum.getValue(), file.getFileName()));
            }
        }
        Files.write(folder.resolve(FILE), lines, StandardCharsets.US_ASCII);
    }
}

package lamina.webdataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.testkit.Fuzz;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged shards, with long names of either kind, give examples or a DataException. */
class FuzzTest {
    private static final long BYTES = 64 << 20;

    @TempDir
    private Path root;

    private static byte[] shard(int longNames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 512)) {
            tar.setLongFileMode(longNames);
            for (String name : List.of("1.jpg", "1.cls", "k".repeat(120) + ".png", "k".repeat(120) + ".json")) {
                byte[] content = content(name);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] content(String name) {
        String text = name.endsWith("cls") ? "1" : name.endsWith("json") ? "{\"label\": 2}" : "picture";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void shards(long seed, int cases) throws IOException {
        Path damaged = root.resolve("train-0.tar");
        List<byte[]> originals =
                List.of(shard(TarArchiveOutputStream.LONGFILE_POSIX), shard(TarArchiveOutputStream.LONGFILE_GNU));
        WebDataset dataset = new WebDataset(WebDatasetTest.settings(root, List.of("train-*.tar"), Optional.empty()));
        Fuzz.run("WebDataset", seed, cases, originals, BYTES, bytes -> {
            Files.write(damaged, bytes);
            dataset.classes();
            try (Examples examples = dataset.open(Split.TRAIN)) {
                for (int i = 0; i < examples.size(); i++) {
                    examples.read(i);
                }
            }
        });
    }

    @Test
    void inShort() throws IOException {
        shards(1, 500);
    }

    @Test
    @Tag("long")
    void forLong() throws IOException {
        shards(2, 10_000);
    }
}

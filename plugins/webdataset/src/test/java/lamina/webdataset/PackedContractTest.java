package lamina.webdataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Split;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.IndexTail;
import lamina.storage.Npy;
import lamina.storage.PackFolder;
import lamina.storage.Source;
import lamina.storage.TarWriter;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PackedContractTest extends DatasetContract<PackedSettings> {
    private static final Encoded.Raw RAW = new Encoded.Raw(2, 2, 3, false);

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        PackFolder folder = new PackFolder(root);
        for (Split split : Split.values()) {
            write(folder, split);
        }
        Files.writeString(root.resolve(PackFolder.CLASSES), "golden retriever\ngolden eagle\n");
        Files.writeString(root.resolve(PackFolder.SUMS), "");
    }

    private static void write(PackFolder folder, Split split) throws IOException {
        Path shard = folder.shard(split, 0);
        try (ExampleIndexWriter index = new ExampleIndexWriter(folder.index(split))) {
            try (TarWriter tar = new TarWriter(Files.newOutputStream(shard))) {
                for (int i = 0; i < 5; i++) {
                    byte[] samples = "%s%d samples "
                            .formatted(split.name().charAt(0), i)
                            .repeat(2)
                            .substring(0, 12)
                            .getBytes(StandardCharsets.US_ASCII);
                    long begin = tar.add(i + ".npy", Npy.encode(samples, 2, 2)) + Npy.HEADER;
                    index.add("picture " + i, i % 2, 0, begin, samples.length);
                }
            }
            Source source = new Source(shard.getFileName().toString(), Files.size(shard), 0);
            index.finish(new IndexTail("packed", List.of(source), List.of(), List.of(), Optional.of(RAW)));
        }
    }

    @Override
    protected DatasetProvider<PackedSettings> provider() {
        return new PackedProvider();
    }

    @Override
    protected PackedSettings settings() {
        return new PackedSettings(root);
    }

    @Override
    protected Optional<Absent<PackedSettings>> absent() {
        return Optional.of(new Absent<>(new PackedSettings(root.resolve("nowhere")), "nowhere"));
    }
}

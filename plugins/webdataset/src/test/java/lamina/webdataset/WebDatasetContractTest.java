package lamina.webdataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.storage.TarWriter;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetContractTest extends DatasetContract<WebDatasetSettings> {
    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("train-0.tar", "train-1.tar", "val-0.tar", "test-0.tar")) {
            write(root.resolve(name));
        }
    }

    static void write(Path shard) throws IOException {
        try (TarWriter tar = new TarWriter(Files.newOutputStream(shard))) {
            for (int i = 0; i < 7; i++) {
                tar.add(i + ".jpg", (shard.getFileName() + " " + i).getBytes(StandardCharsets.US_ASCII));
                tar.add(i + ".cls", String.valueOf(i % 3).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static WebDatasetSettings settings(Path root) {
        return WebDatasetTest.settings(root, List.of("train-*.tar"), Optional.empty());
    }

    @Override
    protected DatasetProvider<WebDatasetSettings> provider() {
        return new WebDatasetProvider();
    }

    @Override
    protected WebDatasetSettings settings() {
        return settings(root);
    }

    @Override
    protected Optional<Absent<WebDatasetSettings>> absent() {
        return Optional.of(new Absent<>(settings(root.resolve("nowhere")), "nowhere"));
    }
}

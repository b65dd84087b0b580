package acme.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The dataset keeps its contract. */
class CsvContractTest extends DatasetContract<CsvSettings> {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        StringBuilder lines = new StringBuilder("path,label\r\n");
        for (int i = 0; i < 12; i++) {
            Files.writeString(folder.resolve(i + ".jpg"), "picture " + i);
            lines.append(i).append(".jpg,").append(i % 3 == 0 ? "cat" : "dog").append("\r\n");
        }
        Files.writeString(folder.resolve("pictures.csv"), lines);
    }

    static CsvSettings settings(Path file) {
        return new CsvSettings(file, Optional.empty(), Optional.empty(), Optional.empty(), "path", "label", List.of());
    }

    @Override
    protected DatasetProvider<CsvSettings> provider() {
        return new CsvProvider();
    }

    @Override
    protected CsvSettings settings() {
        return settings(folder.resolve("pictures.csv"));
    }

    @Override
    protected Optional<Absent<CsvSettings>> absent() {
        return Optional.of(new Absent<>(settings(folder.resolve("nowhere.csv")), "nowhere.csv"));
    }
}

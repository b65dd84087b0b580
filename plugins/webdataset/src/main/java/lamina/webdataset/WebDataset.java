package lamina.webdataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.IndexListener;
import lamina.api.data.Split;
import lamina.storage.ArchiveExamples;
import lamina.storage.ClassList;
import lamina.storage.ExampleIndex;
import lamina.storage.IndexCache;

/** Shards, and the index of each split. */
final class WebDataset implements Dataset {
    private final WebDatasetSettings settings;
    private volatile IndexListener listener = IndexListener.NONE;

    WebDataset(WebDatasetSettings settings) {
        this.settings = settings;
    }

    @Override
    public void tell(IndexListener hears) {
        listener = hears;
    }

    @Override
    public List<String> classes() throws IOException {
        Optional<ClassList> list = list();
        if (list.isPresent()) {
            Shards.find(settings.root(), settings.train()); // what is missing is told before training begins
            return list.get().names();
        }
        try (ExampleIndex index = index(Split.TRAIN)) {
            return index.tail().classes();
        }
    }

    @Override
    public Examples open(Split split) throws IOException {
        return new ArchiveExamples(index(split));
    }

    private ExampleIndex index(Split split) throws IOException {
        List<Path> shards = Shards.find(settings.root(), patterns(split));
        Optional<ClassList> list = list();
        String key =
                "webdataset %s %s %s".formatted(settings.labels(), settings.labelKey(), list.map(ClassList::names));
        Labels labels = new Labels(list, settings.labelKey());
        return new IndexCache(file(split, key), key, shards)
                .open(into -> new ShardReader(settings, labels, into).read(shards), listener);
    }

    private List<String> patterns(Split split) {
        return switch (split) {
            case TRAIN -> settings.train();
            case VALIDATION -> settings.validation();
            case TEST -> settings.test();
        };
    }

    private Path file(Split split, String key) {
        CRC32 sum = new CRC32();
        sum.update((key + patterns(split)).getBytes(StandardCharsets.UTF_8));
        String name = "webdataset-%s-%08x.index".formatted(split.name().toLowerCase(Locale.ROOT), sum.getValue());
        return settings.cache()
                .orElseGet(() -> settings.root().resolve(".lamina"))
                .resolve(name);
    }

    private Optional<ClassList> list() throws IOException {
        Path beside = settings.root().resolve("classes.txt");
        if (settings.classes().isEmpty() && !Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        return Optional.of(ClassList.read(settings.classes().orElse(beside)));
    }
}

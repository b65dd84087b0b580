package lamina.core.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.data.Encoded;
import lamina.api.data.Split;
import lamina.core.train.Replacement;
import lamina.core.train.Sums;
import lamina.storage.ExampleIndex;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.IndexTail;
import lamina.storage.PackFolder;
import lamina.storage.Source;

/**
 * Makes a whole of shards: one index for each split, the list of what was skipped, and at last the checksums.
 *
 * @param folder where they lie
 * @param spec what they hold
 */
record Completion(PackFolder folder, PackSpec spec) {

    /** Completes; a kill leaves what can be completed again. */
    void run(Map<Split, List<Shard>> shards) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String name : List.of(PackFolder.PLAN, PackFolder.CLASSES)) {
            sums.put(name, Sums.of(folder.root().resolve(name)));
        }
        for (Map.Entry<Split, List<Shard>> part : shards.entrySet()) {
            Path index = folder.index(part.getKey());
            merge(part.getValue(), index);
            sums.put(name(index), Sums.of(index));
            List<String> skipped = skipped(part.getValue());
            if (!skipped.isEmpty()) {
                sums.put(name(list(part.getKey())), write(list(part.getKey()), skipped));
            }
            for (Shard shard : part.getValue()) {
                sums.put(name(shard.file()), shard.sum());
            }
        }
        Replacement.write(
                folder.root().resolve(PackFolder.SUMS),
                channel -> channel.write(StandardCharsets.US_ASCII.encode(new Sums(sums).text())));
        clear(shards);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Number, name and reason of each picture that was skipped, in a line. */
    private Path list(Split split) {
        return folder.root().resolve(PackFolder.name(split) + "-skipped.tsv");
    }

    private static String write(Path file, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        Replacement.write(file, channel -> channel.write(StandardCharsets.UTF_8.encode(text)));
        return Sums.of(file);
    }

    private static List<String> skipped(List<Shard> shards) throws IOException {
        List<String> skipped = new ArrayList<>();
        for (Shard shard : shards) {
            skipped.addAll(shard.skipped());
        }
        return skipped;
    }

    private void merge(List<Shard> shards, Path into) throws IOException {
        List<Source> sources = new ArrayList<>();
        Optional<Encoded.Raw> raw = spec.format().raw(spec.size());
        try (ExampleIndexWriter writer = new ExampleIndexWriter(into)) {
            for (int number = 0; number < shards.size(); number++) {
                try (ExampleIndex part = ExampleIndex.open(shards.get(number).part())) {
                    sources.addAll(part.tail().sources());
                    for (int i = 0; i < part.size(); i++) {
                        writer.add(part.name(i), part.label(i), number, part.offset(i), part.length(i));
                    }
                }
            }
            writer.finish(new IndexTail("packed", sources, List.of(), List.of(), raw));
        }
    }

    /** What a complete folder holds. */
    PackResult result(Map<Split, List<Shard>> shards) throws IOException {
        clear(shards); // what a kill after the last file has left
        List<PackResult.Part> parts = new ArrayList<>();
        for (Split split : shards.keySet()) {
            try (ExampleIndex index = ExampleIndex.open(folder.index(split))) {
                List<Source> sources = index.tail().sources();
                long bytes = sources.stream().mapToLong(Source::size).sum();
                int skipped = Files.isRegularFile(list(split))
                        ? Files.readAllLines(list(split)).size()
                        : 0;
                parts.add(new PackResult.Part(split, index.size(), skipped, sources.size(), bytes));
            }
        }
        return new PackResult(parts);
    }

    private static void clear(Map<Split, List<Shard>> shards) throws IOException {
        for (List<Shard> part : shards.values()) {
            for (Shard shard : part) {
                Files.deleteIfExists(shard.part());
            }
        }
    }
}

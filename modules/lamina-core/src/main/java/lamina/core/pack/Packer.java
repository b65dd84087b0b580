package lamina.core.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.core.data.Preparation;
import lamina.core.data.Reading;
import lamina.core.train.Replacement;
import lamina.core.train.RunLock;
import lamina.storage.Drafts;
import lamina.storage.PackFolder;

/**
 * Packs a dataset into a folder. Begun again in the same folder it goes on where it was stopped, killed or cut off, and comes to the same
 * bytes as if nothing had happened, with any number of threads.
 */
public final class Packer {
    private final Dataset dataset;
    private final Preparation preparation;
    private final PackSpec spec;
    private final int threads;
    private final Limit limit;
    private final PackListener listener;

    /**
     * A packer.
     *
     * @param preparation what brings each picture to the size
     * @param threads that prepare; 0: one for each processor
     * @param badItems how many damaged pictures are passed over
     */
    public Packer(
            Dataset dataset, Preparation preparation, PackSpec spec, int threads, int badItems, PackListener listener) {
        this.dataset = dataset;
        this.preparation = preparation;
        this.spec = spec;
        this.threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        this.limit = new Limit(badItems);
        this.listener = listener;
    }

    /**
     * Packs.
     *
     * @param root the folder: new, empty, or begun before with the same settings
     * @throws DataException if it cannot be written, was begun otherwise, or too many pictures are damaged
     */
    public PackResult run(Path root) throws InterruptedException {
        try {
            Files.createDirectories(root);
            try (RunLock _ = RunLock.take(root, "another process packs into")) {
                return locked(new PackFolder(root));
            }
        } catch (FileAlreadyExistsException e) {
            throw new DataException(
                    root.toAbsolutePath() + " cannot be packed into: a file is in its place; name another folder", e);
        } catch (IOException e) {
            throw new DataException(
                    "%s cannot be packed into: %s. Is there room on the disk? The same command goes on"
                            .formatted(root.toAbsolutePath(), Reason.of(e)),
                    e);
        }
    }

    private PackResult locked(PackFolder folder) throws IOException, InterruptedException {
        List<String> classes = Reading.of(dataset::classes);
        Map<Split, Examples> parts = new LinkedHashMap<>();
        try {
            for (Split split : spec.splits()) {
                parts.put(split, Reading.of(() -> dataset.open(split)));
            }
            begin(folder, classes, parts);
            if (!folder.complete()) {
                sweep(folder);
                pack(folder, classes.size(), parts);
                new Completion(folder, spec).run(shards(folder, parts));
            }
            return new Completion(folder, spec).result(shards(folder, parts));
        } finally {
            parts.values().forEach(Examples::close);
        }
    }

    private void begin(PackFolder folder, List<String> classes, Map<Split, Examples> parts) throws IOException {
        List<PackPlan.Part> sizes = parts.entrySet().stream()
                .map(part -> part(part.getKey(), part.getValue()))
                .toList();
        PackPlan plan =
                new PackPlan(spec.size(), spec.format().name(), spec.quality(), spec.shard(), classes.size(), sizes);
        Path file = folder.root().resolve(PackFolder.PLAN);
        Path names = folder.root().resolve(PackFolder.CLASSES);
        String text = String.join("\n", classes) + "\n";
        if (Files.isRegularFile(file)) {
            plan.check(Files.readString(file), folder.root().toAbsolutePath().toString());
            if (!Files.isRegularFile(names) || !Files.readString(names).equals(text)) {
                throw new DataException(
                        "%s has other classes than the dataset now: labels would mean something else. Name another folder, or remove that one"
                                .formatted(names.toAbsolutePath()));
            }
            return;
        }
        checkEmpty(folder.root());
        write(names, text); // before the plan, which says that there is something to go on with
        write(file, plan.json());
    }

    private PackPlan.Part part(Split split, Examples examples) {
        List<PackSample> samples = PackSample.numbers(examples.size())
                .boxed()
                .flatMap(picture -> {
                    listener.waiting();
                    return PackSample.of(preparation, examples, picture).stream();
                })
                .toList();
        return new PackPlan.Part(
                PackFolder.name(split), examples.size(), samples, Listing.sum(examples, listener::waiting));
    }

    private static void write(Path file, String text) {
        Replacement.write(file, channel -> channel.write(StandardCharsets.UTF_8.encode(text)));
    }

    private static void checkEmpty(Path root) throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            content.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals(PackFolder.CLASSES))
                    .findAny()
                    .ifPresent(name -> {
                        throw new DataException("%s is not empty (%s), and no pack was begun in it: name another folder"
                                .formatted(root.toAbsolutePath(), name));
                    });
        }
    }

    private static void sweep(PackFolder folder) throws IOException {
        for (Path left : Drafts.left(folder.root())) {
            Drafts.delete(left);
        }
    }

    private Map<Split, List<Shard>> shards(PackFolder folder, Map<Split, Examples> parts) {
        Map<Split, List<Shard>> shards = new LinkedHashMap<>();
        parts.forEach((split, examples) -> {
            int pictures = examples.size();
            int count = (int) (((long) pictures + spec.shard() - 1) / spec.shard());
            shards.put(
                    split,
                    IntStream.range(0, count)
                            .mapToObj(number -> Shard.of(folder, split, number, spec.shard(), pictures))
                            .toList());
        });
        return shards;
    }

    private SplitPacker.Progress told(Split split, int all) {
        return new SplitPacker.Progress() {
            @Override
            public void done(int pictures) {
                listener.packed(split, pictures, all);
            }

            @Override
            public void waiting() {
                listener.waiting();
            }
        };
    }

    private void pack(PackFolder folder, int classes, Map<Split, Examples> parts)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("lamina-pack-", 1).daemon().factory());
        try {
            Map<Split, List<Shard>> shards = shards(folder, parts);
            for (Map.Entry<Split, Examples> part : parts.entrySet()) {
                Split split = part.getKey();
                int all = part.getValue().size();
                Worker worker = new Worker(part.getValue(), classes, preparation, spec);
                new SplitPacker(new ArrayList<>(shards.get(split)), worker, spec, limit)
                        .run(pool, threads, told(split, all));
            }
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS); // the files that they read are closed next
        }
    }
}

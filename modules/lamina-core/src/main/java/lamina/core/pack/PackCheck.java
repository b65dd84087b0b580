package lamina.core.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Split;
import lamina.core.train.Sums;
import lamina.storage.ExampleIndex;
import lamina.storage.PackFolder;
import lamina.storage.Slice;
import lamina.storage.Source;
import lamina.storage.Tar;

/** Reads a packed folder again: every file against its checksum, every shard's pictures and labels against the index. */
public final class PackCheck {
    private final PackFolder folder;
    private final Listener listener;
    private int checked;
    private int all;

    /**
     * A check.
     *
     * @param root the folder
     * @param listener hears how far it is
     */
    public PackCheck(Path root, Listener listener) {
        this.folder = new PackFolder(root);
        this.listener = listener;
    }

    /** Hears how far a check is. */
    @FunctionalInterface
    public interface Listener {

        /** So many pictures of all are checked. */
        void checked(int done, int all);
    }

    /**
     * Checks everything.
     *
     * @return how many pictures there are
     * @throws DataException that names the first thing that is wrong
     */
    public int run() {
        try {
            List<String> classes = folder.classes();
            Map<String, String> sums = new LinkedHashMap<>(Sums.read(folder.root())
                    .orElseThrow(() -> broken(PackFolder.SUMS + " is damaged"))
                    .byName());
            for (Split split : folder.splits()) {
                sum(folder.index(split), sums);
                try (ExampleIndex index = ExampleIndex.open(folder.index(split))) {
                    all += index.size();
                }
            }
            for (Split split : folder.splits()) {
                split(split, classes.size(), sums);
            }
            for (String name : List.copyOf(sums.keySet())) {
                sum(folder.root().resolve(name), sums); // what is no part of a split
            }
            return all;
        } catch (IOException e) {
            throw new DataException(
                    "%s cannot be read: %s".formatted(folder.root().toAbsolutePath(), Reason.of(e)), e);
        }
    }

    /** Checks a file against its checksum, which is taken away. */
    private void sum(Path file, Map<String, String> sums) throws IOException {
        String name = file.getFileName().toString();
        String sum = sums.remove(name);
        if (sum == null) {
            throw broken(PackFolder.SUMS + " does not name " + name);
        }
        Optional<String> broken = new Sums(Map.of(name, sum)).broken(folder.root());
        if (broken.isPresent()) {
            throw broken(broken.get());
        }
    }

    private DataException broken(String how) {
        return new DataException("%s is damaged: %s. Copy it again, or pack it anew"
                .formatted(folder.root().toAbsolutePath(), how));
    }

    private void split(Split split, int classes, Map<String, String> sums) throws IOException {
        try (ExampleIndex index = ExampleIndex.open(folder.index(split))) {
            AtomicInteger next = new AtomicInteger();
            List<Source> sources = index.tail().sources();
            for (int number = 0; number < sources.size(); number++) {
                int before = next.get();
                sum(folder.root().resolve(sources.get(number).name()), sums);
                shard(index, number, classes, next);
                checked += next.get() - before;
                listener.checked(checked, all);
            }
            if (next.get() != index.size()) {
                throw broken(
                        "the index of %s has %d pictures, its shards %d".formatted(split, index.size(), next.get()));
            }
        }
    }

    /** In a shard a picture comes before its label. */
    private void shard(ExampleIndex index, int number, int classes, AtomicInteger next) throws IOException {
        Path file = folder.root().resolve(index.tail().sources().get(number).name());
        try (FileChannel channel = FileChannel.open(file)) {
            Tar.list(Slice.of(channel, file.toString()), (name, content) -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(".cls")) {
                    String label = new String(content.bytes(), StandardCharsets.US_ASCII);
                    int example = next.getAndIncrement();
                    if (example >= index.size()) {
                        throw broken("the index knows no picture of " + content.name());
                    }
                    if (!label.equals(String.valueOf(index.label(example))) || index.label(example) >= classes) {
                        throw broken("%s says %s, the index %d".formatted(content.name(), label, index.label(example)));
                    }
                } else if (next.get() >= index.size() || !lies(index, next.get(), number, content)) {
                    throw broken("the index knows no picture where " + content.name() + " lies");
                }
            });
        }
    }

    private static boolean lies(ExampleIndex index, int example, int source, Slice content) {
        long end = content.offset() + content.length();
        return index.source(example) == source
                && index.offset(example) >= content.offset()
                && index.offset(example) + index.length(example) == end;
    }
}

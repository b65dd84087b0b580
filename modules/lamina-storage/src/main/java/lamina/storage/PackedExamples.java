package lamina.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** Pictures in shards that are mapped: reading one copies nothing, the decoder looks at the file itself. */
final class PackedExamples implements Examples {
    private final ExampleIndex index;
    private final Encoded.Format format;
    private final List<MemorySegment> shards;
    private final Arena arena;

    private PackedExamples(ExampleIndex index, List<MemorySegment> shards, Arena arena) {
        this.index = index;
        this.format = index.tail().raw().<Encoded.Format>map(raw -> raw).orElseGet(Encoded.File::new);
        this.shards = shards;
        this.arena = arena;
    }

    static Examples open(PackFolder folder, Split split) throws IOException {
        ExampleIndex index = ExampleIndex.open(folder.index(split));
        Arena arena = Arena.ofShared();
        try {
            List<MemorySegment> shards = new ArrayList<>();
            for (Source source : index.tail().sources()) {
                shards.add(map(folder.root().resolve(source.name()), source.size(), arena));
            }
            return new PackedExamples(index, shards, arena);
        } catch (IOException | RuntimeException e) {
            index.close();
            arena.close();
            throw e;
        }
    }

    private static MemorySegment map(Path shard, long size, Arena arena) throws IOException {
        if (!Files.isRegularFile(shard)) {
            throw new DataException("the shard " + shard.toAbsolutePath() + " is missing: put it back, or pack again");
        }
        try (FileChannel channel = FileChannel.open(shard)) {
            if (channel.size() != size) {
                throw new DataException("the shard %s has %,d bytes, but %,d were written: copy it again, or pack again"
                        .formatted(shard.toAbsolutePath(), channel.size(), size));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        }
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Optional<Entry> entry(int example) {
        return Optional.of(new Entry(index.name(example), index.label(example)));
    }

    @Override
    public Encoded read(int example) {
        int source = index.source(example);
        long offset = index.offset(example);
        int length = index.length(example);
        MemorySegment shard = shards.get(source);
        if (offset < 0 || length < 0 || offset > shard.byteSize() - length) {
            throw new DataException(
                    "the index of %s is damaged: example %d should lie outside of it. \"lamina data verify\" says more"
                            .formatted(index.tail().sources().get(source).name(), example));
        }
        return new Encoded(index.name(example), index.label(example), shard.asSlice(offset, length), format);
    }

    @Override
    public void close() {
        index.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}

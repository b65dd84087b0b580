package lamina.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import lamina.api.DataException;

/**
 * Where examples lie and what they show, in a file that is mapped: however many there are, it opens at once, and takes no heap. Used by
 * several threads.
 */
public final class ExampleIndex implements AutoCloseable {
    private final Path file;
    private final Arena arena;
    private final MemorySegment records;
    private final MemorySegment names;
    private final IndexTail tail;
    private final int size;

    private ExampleIndex(Path file, Arena arena, MemorySegment all) throws IOException {
        this.file = file;
        this.arena = arena;
        if (all.byteSize() < IndexFormat.HEADER || !begins(all)) {
            throw damaged("it does not begin as one");
        }
        int version = all.get(IndexFormat.INT, 8);
        if (version != IndexFormat.VERSION) {
            throw damaged("it has the version " + version + ", and this Lamina knows " + IndexFormat.VERSION);
        }
        long count = all.get(IndexFormat.LONG, 16);
        long nameBytes = all.get(IndexFormat.LONG, 24);
        int tailBytes = all.get(IndexFormat.INT, 32);
        if (count < 0
                || count > Integer.MAX_VALUE
                || nameBytes < 0
                || nameBytes > IndexFormat.MOST_NAMES
                || tailBytes < 0
                || IndexFormat.HEADER + count * IndexFormat.RECORD + nameBytes + tailBytes != all.byteSize()) {
            throw damaged("it is not as long as its header says");
        }
        size = (int) count;
        records = all.asSlice(IndexFormat.HEADER, count * IndexFormat.RECORD);
        names = all.asSlice(IndexFormat.HEADER + records.byteSize(), nameBytes);
        byte[] rest = all.asSlice(all.byteSize() - tailBytes).toArray(ValueLayout.JAVA_BYTE);
        byte[] header = all.asSlice(0, IndexFormat.HEADER).toArray(ValueLayout.JAVA_BYTE);
        if (IndexFormat.sum(header, rest) != all.get(IndexFormat.INT, 12)) {
            throw damaged("its checksum is another one");
        }
        tail = tail(rest);
    }

    /**
     * Opens one.
     *
     * @throws DataException if it is damaged
     */
    public static ExampleIndex open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new ExampleIndex(file, arena, all);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static boolean begins(MemorySegment all) {
        byte[] begin = all.asSlice(0, IndexFormat.MAGIC.length).toArray(ValueLayout.JAVA_BYTE);
        return Arrays.equals(begin, IndexFormat.MAGIC);
    }

    private IndexTail tail(byte[] bytes) {
        try {
            return IndexTail.read(bytes);
        } catch (IOException e) {
            throw damaged("its tail cannot be read: " + e.getMessage());
        }
    }

    private DataException damaged(String how) {
        return new DataException(
                "%s is no index of Lamina, or it is damaged: %s. Remove it, and it is made again where it was made from archives"
                        .formatted(file.toAbsolutePath(), how));
    }

    /** How many examples there are. */
    public int size() {
        return size;
    }

    /** What holds for all of them. */
    public IndexTail tail() {
        return tail;
    }

    /** Where an example's bytes begin in its source. */
    public long offset(int example) {
        return records.get(IndexFormat.LONG, at(example) + IndexFormat.OFFSET);
    }

    /** How many bytes it has; -1 if it is a file of its own in a folder. */
    public int length(int example) {
        return records.get(IndexFormat.INT, at(example) + IndexFormat.LENGTH);
    }

    /** Its class. */
    public int label(int example) {
        return records.get(IndexFormat.INT, at(example) + IndexFormat.LABEL);
    }

    /** The number of its source. */
    public int source(int example) {
        int source = records.get(IndexFormat.INT, at(example) + IndexFormat.SOURCE);
        if (source < 0 || source >= tail.sources().size()) {
            throw damaged("example " + example + " lies in source " + source + " of "
                    + tail.sources().size());
        }
        return source;
    }

    /** What it is called. */
    public String name(int example) {
        long begin = example == 0 ? 0 : end(example - 1);
        long end = end(example);
        if (begin > end || end > names.byteSize()) {
            throw damaged("the name of example " + example + " is not within the names");
        }
        return new String(names.asSlice(begin, end - begin).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    private long end(int example) {
        return Integer.toUnsignedLong(records.get(IndexFormat.INT, at(example) + IndexFormat.NAME_END));
    }

    private static long at(int example) {
        return (long) example * IndexFormat.RECORD;
    }

    /** Ends the mapping. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}

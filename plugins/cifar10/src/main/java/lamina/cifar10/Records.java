package lamina.cifar10;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;

/** The records of some batch files, one after the other, mapped into memory: nothing is copied, and the system keeps what it can. */
final class Records implements Examples {
    static final int RECORD = 1 + 3 * 32 * 32; // bytes: the label, then red, green and blue
    private static final Encoded.Raw PICTURE = new Encoded.Raw(32, 32, 3, true);

    private final List<Batch> batches;
    private final Arena arena;

    private Records(List<Batch> batches, Arena arena) {
        this.batches = batches;
        this.arena = arena;
    }

    /** Maps the files; their memory lives until {@link #close}. */
    static Records open(List<Path> files) throws IOException {
        Arena arena = Arena.ofShared();
        List<Batch> batches = new ArrayList<>();
        try {
            for (Path file : files) {
                batches.add(Batch.open(file, arena));
            }
            return new Records(batches, arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public int size() {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    @Override
    public Optional<Entry> entry(int index) {
        return Optional.of(find(index, Batch::entry));
    }

    @Override
    public Encoded read(int index) {
        return find(index, Batch::read);
    }

    private <T> T find(int index, BiFunction<Batch, Integer, T> inBatch) {
        int within = index;
        for (Batch batch : batches) {
            if (within >= 0 && within < batch.size()) {
                return inBatch.apply(batch, within);
            }
            within -= batch.size();
        }
        throw new IndexOutOfBoundsException("record " + index + " of " + size());
    }

    @Override
    public void close() {
        arena.close();
    }

    /**
     * One file.
     *
     * @param file its path
     * @param bytes its content
     */
    private record Batch(Path file, MemorySegment bytes) {

        static Batch open(Path file, Arena arena) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = channel.size();
                if (size == 0 || size % RECORD != 0) {
                    throw new DataException(file + " has " + size + " bytes; expected a multiple of " + RECORD
                            + ", as the original has 10000 records of "
                            + RECORD + " bytes = " + 10000 * RECORD + "; it holds " + size / RECORD
                            + " whole records and " + size % RECORD
                            + " bytes more: fetch it again");
                }
                return new Batch(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena));
            }
        }

        int size() {
            return Math.toIntExact(bytes.byteSize() / RECORD);
        }

        Entry entry(int index) {
            int label = bytes.get(ValueLayout.JAVA_BYTE, (long) index * RECORD) & 0xFF;
            return new Entry(file + " record " + index, label);
        }

        Encoded read(int index) {
            String name = entry(index).name();
            int label = entry(index).label();
            if (label >= Cifar10Dataset.CLASSES) {
                throw new DataException(name + " (counted from 0) has the label " + label
                        + "; labels are 0 to 9: the file is damaged, fetch it again");
            }
            return new Encoded(name, label, bytes.asSlice((long) index * RECORD + 1, RECORD - 1), PICTURE);
        }
    }
}

package lamina.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lamina.api.DataException;

/** Writes an index, example by example, under other names; the file is there when it is finished, whole. */
public final class ExampleIndexWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final String NAMES = ".names";

    private final Path target;
    private final Draft draft;
    private final Draft nameDraft;
    private final FileChannel channel;
    private final Progress progress;
    private final OutputStream records;
    private final OutputStream names;
    private final ByteBuffer one = ByteBuffer.allocate(IndexFormat.RECORD).order(ByteOrder.LITTLE_ENDIAN);
    private long examples;
    private long nameBytes;

    /**
     * Begins a file.
     *
     * @param target what it replaces when it is finished
     */
    public ExampleIndexWriter(Path target) throws IOException {
        this(target, Progress.untold());
    }

    ExampleIndexWriter(Path target, Progress progress) throws IOException {
        this.target = target;
        this.progress = progress;
        this.draft = Draft.beside(target);
        this.nameDraft = Draft.beside(target.resolveSibling(target.getFileName() + NAMES));
        this.channel = draft.channel();
        channel.position(IndexFormat.HEADER);
        this.records = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.names = new BufferedOutputStream(Channels.newOutputStream(nameDraft.channel()), BUFFER);
    }

    /**
     * Adds an example.
     *
     * @param name what it is called
     * @param label its class
     * @param source the number of what it lies in
     * @param offset where its bytes begin there
     * @param length how many bytes it has; -1 if it is a file of its own in a folder
     * @throws DataException if it cannot be written
     */
    public void add(String name, int label, int source, long offset, int length) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        nameBytes += bytes.length;
        if (nameBytes > IndexFormat.MOST_NAMES || examples == Integer.MAX_VALUE) {
            throw new DataException(
                    "%s would be too large: an index takes 2,147,483,647 examples and 4 GiB of names; divide the dataset"
                            .formatted(target));
        }
        examples++;
        one.clear().putLong(offset).putInt(length).putInt(label).putInt(source).putInt((int) nameBytes);
        try {
            names.write(bytes);
            records.write(one.array());
        } catch (IOException e) {
            throw unwritten(e);
        }
        progress.added(source, offset + Math.max(0, length), examples);
    }

    /**
     * Gives the examples that were added other labels, for who learns the order of the classes only in the end.
     *
     * @param labels of each label the one that takes its place
     * @throws DataException if it cannot be written
     */
    public void relabel(int[] labels) {
        try {
            records.flush();
            relabelRecords(labels);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private void relabelRecords(int[] labels) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BUFFER / IndexFormat.RECORD * IndexFormat.RECORD)
                .order(ByteOrder.LITTLE_ENDIAN);
        long end = IndexFormat.HEADER + examples * IndexFormat.RECORD;
        for (long at = IndexFormat.HEADER; at < end; at += block.limit()) {
            block.clear().limit((int) Math.min(block.capacity(), end - at));
            while (block.hasRemaining()) {
                channel.read(block, at + block.position());
            }
            for (int record = 0; record < block.limit(); record += IndexFormat.RECORD) {
                int label = record + IndexFormat.LABEL;
                block.putInt(label, labels[block.getInt(label)]);
            }
            block.flip();
            while (block.hasRemaining()) {
                channel.write(block, at + block.position());
            }
        }
    }

    /** How many were added. */
    public long examples() {
        return examples;
    }

    private DataException unwritten(IOException cause) {
        return new DataException(
                "the index %s cannot be written: %s. Is there room on the disk?"
                        .formatted(target.toAbsolutePath(), cause),
                cause);
    }

    /**
     * Writes what holds for all, and gives the file its name.
     *
     * @throws DataException if it cannot be written
     */
    public void finish(IndexTail tail) {
        try {
            complete(tail);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private void complete(IndexTail tail) throws IOException {
        records.flush();
        names.flush();
        for (long at = 0; at < nameBytes; ) {
            at += nameDraft.channel().transferTo(at, nameBytes - at, channel);
        }
        byte[] rest = tail.bytes();
        write(ByteBuffer.wrap(rest));
        channel.position(0);
        write(IndexFormat.header(examples, nameBytes, rest));
        channel.force(true);
        Files.move(draft.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Removes what is not finished. */
    @Override
    public void close() throws IOException {
        draft.close();
        nameDraft.close();
        progress.ended(examples); // last, as it may throw
    }
}

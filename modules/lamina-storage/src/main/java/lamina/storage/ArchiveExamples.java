package lamina.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;

/** Picture files in archives, read by position, and files in folders. Each archive is opened when something in it is first asked for. */
public final class ArchiveExamples implements Examples {
    private static final Encoded.File FILE = new Encoded.File();

    private final ExampleIndex index;
    private final Map<Integer, FileChannel> open = new ConcurrentHashMap<>();

    /**
     * Examples.
     *
     * @param index closed with them
     */
    public ArchiveExamples(ExampleIndex index) {
        this.index = index;
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Optional<Entry> entry(int example) {
        return Optional.of(new Entry(name(source(example), example), index.label(example)));
    }

    private Path source(int example) {
        return Path.of(index.tail().sources().get(index.source(example)).name());
    }

    private String name(Path source, int example) {
        return source.resolve(index.name(example)).toString();
    }

    @Override
    public Encoded read(int example) throws IOException {
        int source = index.source(example);
        Path path = source(example);
        String name = name(path, example);
        try {
            byte[] bytes = index.length(example) < 0
                    ? Files.readAllBytes(Path.of(name))
                    : slice(example, source, path, name).bytes();
            return new Encoded(name, index.label(example), MemorySegment.ofArray(bytes), FILE);
        } catch (IOException e) {
            throw new IOException(
                    name + " cannot be read: " + Reason.of(e), e); // the file or the disk is to blame, not the picture
        }
    }

    private Slice slice(int example, int source, Path path, String name) throws IOException {
        FileChannel channel = open.get(source);
        if (channel == null) {
            channel = opened(source, path);
        }
        return new Slice(channel, name, index.offset(example), index.length(example));
    }

    private synchronized FileChannel opened(int source, Path path) throws IOException {
        FileChannel channel = open.get(source);
        if (channel == null) {
            channel = FileChannel.open(path);
            open.put(source, channel);
        }
        return channel;
    }

    @Override
    public synchronized void close() {
        index.close();
        for (FileChannel channel : open.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new DataException("an archive cannot be closed: " + Reason.of(e), e);
            }
        }
        open.clear();
    }
}

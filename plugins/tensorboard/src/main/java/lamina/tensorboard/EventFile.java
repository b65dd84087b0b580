package lamina.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lamina.api.train.RunFile;

/** An event file that grows record by record. */
final class EventFile implements AutoCloseable {
    private static final String NAME = "events.out.tfevents."; // by which TensorBoard finds it; then seconds since 1970
    private static final String ENDING = ".lamina";

    private final RunFile file;

    private EventFile(RunFile file) {
        this.file = file;
    }

    /**
     * A new file, whose name sorts behind those in the folder.
     *
     * @throws lamina.api.DataException if it cannot be made
     */
    static EventFile create(Path folder) {
        long seconds = Math.max(System.currentTimeMillis() / 1000, last(folder) + 1);
        EventFile events = new EventFile(
                RunFile.create(folder.resolve(String.format(Locale.ROOT, "%s%010d%s", NAME, seconds, ENDING))));
        events.add(Events.version());
        return events;
    }

    private static long last(Path folder) {
        try {
            return all(folder).stream().mapToLong(EventFile::seconds).max().orElse(0);
        } catch (IOException e) {
            throw RunFile.failure(folder, e);
        }
    }

    /**
     * Cuts the folder's files, each before its first event that is not kept: events are in the order of the run.
     *
     * @throws lamina.api.DataException if one cannot be read or cut
     */
    static void cut(Path folder, Predicate<Fields> kept) {
        Path file = folder;
        try {
            for (Path each : all(folder)) {
                file = each;
                try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    channel.truncate(end(channel, kept));
                }
            }
        } catch (IOException e) {
            throw RunFile.failure(file, e);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME)
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static long seconds(Path file) {
        String name = file.getFileName().toString();
        try {
            return Long.parseLong(name, NAME.length(), name.length() - ENDING.length(), 10);
        } catch (NumberFormatException e) {
            return 0; // somebody has renamed it
        }
    }

    private static long end(FileChannel channel, Predicate<Fields> kept) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining() && channel.read(content) >= 0) {}
        content.flip();
        int end = 0;
        Optional<ByteBuffer> record = Records.next(content);
        while (record.map(Fields::of).filter(kept).isPresent()) {
            end = content.position();
            record = Records.next(content);
        }
        return end;
    }

    /** Appends an event, whole or not at all. */
    void add(Message event) {
        file.add(Records.framed(event.bytes()));
    }

    @Override
    public void close() {
        file.close();
    }
}

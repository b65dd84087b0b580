package lamina.core.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lamina.core.data.BadPicture;
import lamina.core.train.Sums;
import lamina.storage.Drafts;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.IndexTail;
import lamina.storage.Source;
import lamina.storage.TarWriter;

/** A shard while it is written, with the part of the index that is about it. Both get their names when they are whole. */
final class ShardFile implements AutoCloseable {
    private final Shard shard;
    private final PackSpec spec;
    private final Path draft;
    private final MessageDigest digest = Sums.sha256();
    private final FileChannel channel;
    private final TarWriter tar;
    private final ExampleIndexWriter index;
    private final List<String> skipped = new ArrayList<>();

    ShardFile(Shard shard, PackSpec spec) throws IOException {
        this.shard = shard;
        this.spec = spec;
        this.draft = Drafts.beside(shard.file());
        this.channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.tar = new TarWriter(
                new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20), digest));
        this.index = new ExampleIndexWriter(shard.part());
    }

    void add(int number, Packed packed) throws IOException {
        String key = "%09d".formatted(number);
        long begin = tar.add(key + "." + spec.format().extension(), packed.file());
        tar.add(key + ".cls", String.valueOf(packed.label()).getBytes(StandardCharsets.US_ASCII));
        int header = spec.format().header();
        index.add(packed.name(), packed.label(), 0, begin + header, packed.file().length - header);
    }

    void skip(BadPicture picture) {
        skipped.add("%d\t%s\t%s".formatted(picture.index(), oneLine(picture.name()), oneLine(picture.getMessage())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }

    /** The part of the index first: a shard counts when both are there. */
    void finish() throws IOException {
        tar.close();
        String sum = HexFormat.of().formatHex(digest.digest());
        long size = Files.size(draft);
        Drafts.flush(draft);
        List<String> notes = new ArrayList<>(List.of(sum));
        notes.addAll(skipped);
        Source source = new Source(shard.file().getFileName().toString(), size, 0);
        index.finish(new IndexTail(
                "shard", List.of(source), List.of(), notes, spec.format().raw(spec.size())));
        Files.move(draft, shard.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Drafts.flush(shard.file().toAbsolutePath().getParent());
    }

    /** Removes what is not finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        index.close();
        Files.deleteIfExists(draft);
    }
}

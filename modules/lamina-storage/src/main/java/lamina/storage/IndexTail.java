package lamina.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.data.Encoded;

/**
 * What holds for all examples of an index.
 *
 * @param key what it is an index of, in the words of who made it
 * @param sources what the examples lie in
 * @param classes the names of the classes, where they were found on the way
 * @param notes whatever else is to be kept
 * @param raw what the bytes are, where they are no picture files
 */
public record IndexTail(
        String key, List<Source> sources, List<String> classes, List<String> notes, Optional<Encoded.Raw> raw) {

    /** Copies the lists. */
    public IndexTail {
        sources = List.copyOf(sources);
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        text(key, out);
        out.writeInt(sources.size());
        for (Source source : sources) {
            text(source.name(), out);
            out.writeLong(source.size());
            out.writeLong(source.modified());
        }
        texts(classes, out);
        texts(notes, out);
        out.writeInt(raw.map(Encoded.Raw::height).orElse(0));
        out.writeInt(raw.map(Encoded.Raw::width).orElse(0));
        out.writeInt(raw.map(Encoded.Raw::channels).orElse(0));
        return bytes.toByteArray();
    }

    static IndexTail read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String key = text(in);
        List<Source> sources = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            sources.add(new Source(text(in), in.readLong(), in.readLong()));
        }
        List<String> classes = texts(in);
        List<String> notes = texts(in);
        int height = in.readInt();
        Encoded.Raw raw = new Encoded.Raw(height, in.readInt(), in.readInt(), false);
        return new IndexTail(key, sources, classes, notes, height == 0 ? Optional.empty() : Optional.of(raw));
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new IOException("a text of " + length + " bytes goes beyond the end");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package lamina.core.pack;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.core.data.Preparation;
import lamina.core.train.Sums;

/** Packing noise, for tests. */
final class Packs {
    /** Hears nothing. */
    static final PackListener NOBODY = (_, _, _) -> {};

    private Packs() {}

    /** Decodes noise. */
    static final class Copying implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            byte[] to = into.store(Noise.SIZE, Noise.SIZE, 3);
            MemorySegment.copy(encoded.bytes(), ValueLayout.JAVA_BYTE, 0, to, 0, into.size());
        }
    }

    static PackSpec spec(PackFormat format) {
        return new PackSpec(Noise.SIZE, format, 95, 5, List.of(Split.VALIDATION, Split.TRAIN));
    }

    static Packer packer(PackFormat format, int threads, Set<Integer> torn, int badItems, PackListener listener) {
        return new Packer(
                new Noise(torn),
                new Preparation(List.of(new Copying()), List.of()),
                spec(format),
                threads,
                badItems,
                listener);
    }

    static Packer packer(Dataset dataset) {
        Preparation preparation = new Preparation(List.of(new Copying()), List.of());
        return new Packer(dataset, preparation, spec(PackFormat.RAW), 2, 0, NOBODY);
    }

    /** Of each file in a folder. */
    static Map<String, String> sums(Path root) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.toList()) {
                sums.put(file.getFileName().toString(), Sums.of(file));
            }
        }
        return sums;
    }

    /** Packing ends with a message, of which this is a part. */
    static void refused(String expected, Packer packer, Path root) {
        String message =
                assertThrows(DataException.class, () -> packer.run(root)).getMessage();
        assertTrue(message.contains(expected), message);
    }
}

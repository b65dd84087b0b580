package lamina.core.train;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Tensor;
import lamina.core.plugin.Nearest;

/**
 * Parameters and states of a program on their way to a safetensors file and back.
 *
 * @param list in the order of the file
 */
record Tensors(List<Tensor> list) {
    private static final int ALIGNMENT = 64; // of the data in the file, so that it can be mapped and used in place
    private static final long PIECE = 1 << 24; // bytes at a time: what is hashed on the way is still in the cache
    private static final int PROBLEMS_SHOWN = 20;

    /** Copies the list. */
    Tensors {
        list = List.copyOf(list);
    }

    /**
     * Writes what a program holds.
     *
     * @param metadata strings for the header
     * @throws ConfigurationException if a number is not finite: nothing that is sound is to be replaced by that
     */
    void write(WritableByteChannel channel, Map<String, String> metadata, Program program) throws IOException {
        write(padded(new TensorHeader(metadata, entries()).json()), channel);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(largest(), ALIGNMENT);
            for (Tensor tensor : list) {
                MemorySegment content = memory.asSlice(0, tensor.bytes());
                program.read(tensor, content);
                check(tensor, content);
                write(content, channel);
            }
        }
    }

    /**
     * Loads a file into a program, by name.
     *
     * @throws DataException if the file is damaged, or does not fit: all that is missing, unknown or of another shape is named at once
     */
    void load(Path file, Program program) {
        try (Arena arena = Arena.ofConfined()) {
            TensorFile tensors = TensorFile.open(file, arena);
            check(tensors);
            copy(tensors, program);
        }
    }

    /**
     * Loads a file of which it is known that it fits.
     *
     * @throws DataException if a number in it is not finite: what it led to would look like a result
     */
    void copy(TensorFile tensors, Program program) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(largest(), ALIGNMENT);
            for (Tensor tensor : list) {
                MemorySegment content = memory.asSlice(0, tensor.bytes());
                content.copyFrom(tensors.content(tensors.header().tensors().get(tensor.name())));
                check(tensor, content, tensors.path());
                program.write(tensor, content);
            }
        }
    }

    /** The size of the file, but for the metadata. */
    long bytes() {
        return list.stream().mapToLong(Tensor::bytes).sum()
                + padded(new TensorHeader(Map.of(), entries()).json()).byteSize();
    }

    private Map<String, TensorEntry> entries() {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Tensor tensor : list) {
            TensorEntry entry =
                    new TensorEntry(tensor.name(), tensor.element(), tensor.shape(), at, at + tensor.bytes());
            entries.put(tensor.name(), entry);
            at += tensor.bytes();
        }
        return entries;
    }

    private long largest() {
        return list.stream().mapToLong(Tensor::bytes).max().orElse(1);
    }

    private void check(TensorFile file) {
        Map<String, TensorEntry> found = file.header().tensors();
        List<String> names = list.stream().map(Tensor::name).toList();
        List<String> extra =
                found.keySet().stream().filter(name -> !names.contains(name)).toList();
        List<String> problems = new ArrayList<>();
        for (Tensor tensor : list) {
            if (!found.containsKey(tensor.name())) {
                problems.add("missing: " + tensor
                        + Nearest.to(tensor.name(), extra)
                                .map(name -> " (the file has " + name + " "
                                        + found.get(name).shape() + ")")
                                .orElse(""));
            } else if (!fits(tensor, found.get(tensor.name()))) {
                problems.add(tensor.name() + ": expected " + TensorEntry.dtype(tensor.element()) + " " + tensor.shape()
                        + ", found " + found.get(tensor.name()).text());
            }
        }
        extra.forEach(name -> problems.add(
                "not in the network: " + name + " " + found.get(name).shape()));
        if (!problems.isEmpty()) {
            throw new DataException(text(file.path(), problems));
        }
    }

    private static void check(Tensor tensor, MemorySegment content) {
        long broken = notFinite(tensor, content);
        if (broken > 0) {
            throw new ConfigurationException(
                    "training has diverged: %d of the %d numbers of '%s' are not finite, so it is not written; what was written before is as it was. Try a smaller rate in the schedule, or smaller initial weights"
                            .formatted(broken, tensor.shape().size(), tensor.name()));
        }
    }

    private static void check(Tensor tensor, MemorySegment content, Path file) {
        long broken = notFinite(tensor, content);
        if (broken > 0) {
            throw new DataException(
                    "%s is damaged, or of a training that diverged: %d of the %d numbers of '%s' are not finite. Take another file: best.safetensors beside it, or one of an earlier checkpoint"
                            .formatted(file, broken, tensor.shape().size(), tensor.name()));
        }
    }

    private static long notFinite(Tensor tensor, MemorySegment content) {
        long broken = 0;
        if (tensor.element() == Element.FLOAT32) {
            for (long i = 0; i < tensor.shape().size(); i++) {
                broken += Float.isFinite(content.getAtIndex(ValueLayout.JAVA_FLOAT, i)) ? 0 : 1;
            }
        }
        return broken;
    }

    static boolean fits(Tensor tensor, TensorEntry entry) {
        return tensor.element() == entry.element() && tensor.shape().equals(entry.shape());
    }

    private static String text(Path path, List<String> problems) {
        String more = problems.size() > PROBLEMS_SHOWN ? "\n  and " + (problems.size() - PROBLEMS_SHOWN) + " more" : "";
        return path + " does not fit the network; was it trained with another configuration?\n  "
                + problems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining("\n  ")) + more;
    }

    private static MemorySegment padded(byte[] json) {
        int length = (Long.BYTES + json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - Long.BYTES;
        byte[] text = Arrays.copyOf(json, length);
        Arrays.fill(text, json.length, length, (byte) ' ');
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        return MemorySegment.ofBuffer(buffer.putLong(length).put(text).flip());
    }

    private static void write(MemorySegment content, WritableByteChannel channel) throws IOException {
        for (long from = 0; from < content.byteSize(); from += PIECE) {
            ByteBuffer piece = content.asSlice(from, Math.min(PIECE, content.byteSize() - from))
                    .asByteBuffer();
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }
}

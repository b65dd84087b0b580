package lamina.core.train;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.core.graph.Assembly;
import lamina.core.plugin.Nearest;

/**
 * Weights files, in the safetensors format: what a network needs to be used. These are its parameters and the states that evaluation
 * reads or writes (running statistics); what only training needs, as velocity, is left out.
 */
public final class Weights {
    private static final int ALIGNMENT = 64; // of the data in the file, so that it can be mapped and used in place
    private static final long PIECE = 1 << 30; // bytes at a time: a ByteBuffer has at most 2^31 - 1
    private static final int PROBLEMS_SHOWN = 20;

    private Weights() {}

    /**
     * Writes a program's weights. The file appears whole or not at all.
     *
     * @throws DataException if it cannot be written
     */
    public static void save(Path file, ModelCard card, Assembly assembly, Program program) {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Tensor tensor : tensors(assembly)) {
            entries.put(
                    tensor.name(),
                    new TensorEntry(tensor.name(), tensor.element(), tensor.shape(), at, at + tensor.bytes()));
            at += tensor.bytes();
        }
        byte[] header = new TensorHeader(card.metadata(), entries).json();
        Replacement.write(file, channel -> {
            write(padded(header), channel);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(largest(assembly), ALIGNMENT);
                for (Tensor tensor : tensors(assembly)) {
                    MemorySegment content = memory.asSlice(0, tensor.bytes());
                    program.read(tensor, content);
                    write(content, channel);
                }
            }
        });
    }

    /**
     * Loads weights into a program, by name.
     *
     * @throws DataException if the file is damaged, or does not fit: all that is missing, unknown or of another shape is named at once
     */
    public static void load(Path file, Assembly assembly, Program program) {
        try (Arena arena = Arena.ofConfined()) {
            TensorFile weights = TensorFile.open(file, arena);
            check(weights, tensors(assembly));
            MemorySegment memory = arena.allocate(largest(assembly), ALIGNMENT);
            for (Tensor tensor : tensors(assembly)) {
                MemorySegment content = memory.asSlice(0, tensor.bytes());
                content.copyFrom(weights.content(weights.header().tensors().get(tensor.name())));
                program.write(tensor, content);
            }
        }
    }

    /**
     * What a weights file says of itself.
     *
     * @throws DataException if the file is damaged
     */
    public static ModelCard card(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            return ModelCard.of(TensorFile.open(file, arena).header().metadata());
        }
    }

    private static List<Tensor> tensors(Assembly assembly) {
        Set<Tensor> evaluated = assembly.graph().procedures().stream()
                .filter(procedure -> procedure.name().equals(Assembly.EVALUATE))
                .flatMap(procedure -> procedure.ops().stream())
                .flatMap(op -> Stream.concat(op.reads().stream(), op.writes().stream()))
                .collect(Collectors.toSet());
        return Stream.concat(
                        assembly.parameters().stream().map(Parameter::tensor),
                        assembly.states().stream().map(State::tensor).filter(evaluated::contains))
                .toList();
    }

    private static long largest(Assembly assembly) {
        return tensors(assembly).stream().mapToLong(Tensor::bytes).max().orElse(1);
    }

    private static void check(TensorFile file, List<Tensor> tensors) {
        Map<String, TensorEntry> found = file.header().tensors();
        List<String> names = tensors.stream().map(Tensor::name).toList();
        List<String> extra =
                found.keySet().stream().filter(name -> !names.contains(name)).toList();
        List<String> problems = new ArrayList<>();
        for (Tensor tensor : tensors) {
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

    private static boolean fits(Tensor tensor, TensorEntry entry) {
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

    private static void write(MemorySegment content, FileChannel channel) throws IOException {
        for (long from = 0; from < content.byteSize(); from += PIECE) {
            ByteBuffer piece = content.asSlice(from, Math.min(PIECE, content.byteSize() - from))
                    .asByteBuffer();
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }
}

package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Shape;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.core.InitSpec;
import lamina.core.graph.Assembly;

/**
 * Weights files, in the safetensors format: what a network needs to be used. These are its parameters and the states that evaluation
 * reads or writes (running statistics); what only training needs, as velocity, is left out.
 */
public final class Weights {
    private Weights() {}

    /**
     * Writes a program's weights. The file appears whole or not at all.
     *
     * @throws DataException if it cannot be written
     */
    public static void save(Path file, ModelCard card, Assembly assembly, Program program) {
        Replacement.write(file, channel -> tensors(assembly).write(channel, card.metadata(), program));
    }

    /**
     * Loads weights into a program, by name.
     *
     * @throws DataException if the file is damaged, or does not fit: all that is missing, unknown or of another shape is named at once
     */
    public static void load(Path file, Assembly assembly, Program program) {
        tensors(assembly).load(file, program);
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

    /**
     * Loads what fits of the weights of another network.
     *
     * @throws DataException if nothing does, or if not all does and that is asked for
     */
    static Transfer take(InitSpec init, Assembly assembly, Program program) {
        return Transfer.load(init, tensors(assembly).list(), program);
    }

    /**
     * Looks what would be loaded of the weights of another network.
     *
     * @throws DataException if nothing would, or if not all would and that is asked for
     */
    static Transfer look(InitSpec init, Assembly assembly) {
        return Transfer.look(init, tensors(assembly).list());
    }

    /**
     * The tensors of a file that are wanted, in its order; of floats only.
     *
     * @param wanted by name and shape
     * @throws DataException if the file is damaged
     */
    public static List<Values> read(Path file, BiPredicate<String, Shape> wanted) {
        try (Arena arena = Arena.ofConfined()) {
            TensorFile tensors = TensorFile.open(file, arena);
            return tensors.header().tensors().values().stream()
                    .filter(tensor -> tensor.element() == Element.FLOAT32 && wanted.test(tensor.name(), tensor.shape()))
                    .map(tensor -> new Values(
                            tensor.name(),
                            tensor.shape(),
                            MemorySegment.ofArray(tensors.content(tensor)
                                    .toArray(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN)))))
                    .toList();
        }
    }

    static Tensors tensors(Assembly assembly) {
        Set<Tensor> evaluated = assembly.graph().procedures().stream()
                .filter(procedure -> procedure.name().equals(Assembly.EVALUATE))
                .flatMap(procedure -> procedure.ops().stream())
                .flatMap(op -> Stream.concat(op.reads().stream(), op.writes().stream()))
                .collect(Collectors.toSet());
        return new Tensors(Stream.concat(
                        assembly.parameters().stream().map(Parameter::tensor),
                        assembly.states().stream().map(State::tensor).filter(evaluated::contains))
                .toList());
    }
}

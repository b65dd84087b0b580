package lamina.core.train;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
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

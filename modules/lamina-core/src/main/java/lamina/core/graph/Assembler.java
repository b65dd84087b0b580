package lamina.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.AssemblyException;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;

/** Assembles a network: builds its layers once for each procedure, differentiates, adds the updates. */
public final class Assembler {
    private static final String LOSS = "loss";

    private final Network network;
    private final Declarations declarations = new Declarations();
    private final List<Procedure> procedures = new ArrayList<>();
    private final Tensor images;
    private final Tensor labels;
    private final Tensor step = input("step", Shape.of(1), Element.INT32);
    private final Tensor rate = input("rate", Shape.of(1), Element.FLOAT32);

    private Assembler(Network network, int batch) {
        this.network = network;
        images = input("images", batched(batch, network.picture()), Element.FLOAT32);
        labels = input("labels", Shape.of(batch), Element.INT32);
    }

    /**
     * For training, validation included.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly training(Network network, int batch, Optimizer optimizer) {
        Assembler assembler = new Assembler(network, batch);
        Loss.Result training = assembler.train(optimizer);
        return assembler.evaluate(Optional.of(training));
    }

    /**
     * For evaluation and prediction only: no gradients, no velocity.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly evaluation(Network network, int batch) {
        return new Assembler(network, batch).evaluate(Optional.empty());
    }

    private Loss.Result train(Optimizer optimizer) {
        Draft draft = new Draft(Assembly.TRAIN);
        Stack stack = new Stack(network, declarations, draft, true, step);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        Map<Tensor, Parameter> learned = declarations.parameters().stream()
                .filter(p -> p.rateScale() != 0)
                .collect(Collectors.toMap(Parameter::tensor, Function.identity()));
        new Differentiator(draft.prefixed("gradient/"), draft.ops(), Set.copyOf(learned.keySet()))
                .differentiate(
                        result.losses(),
                        meanGradient(result.losses()),
                        (tensor, gradient) -> update(optimizer, draft, learned.get(tensor), gradient));
        procedures.add(GraphCheck.checked(draft.finish(List.of(result.losses(), result.probabilities()))));
        return result;
    }

    private Assembly evaluate(Optional<Loss.Result> training) {
        Draft draft = new Draft(Assembly.EVALUATE);
        Stack stack = new Stack(network, declarations, draft, false, step);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        procedures.add(GraphCheck.checked(draft.finish(List.of(result.losses(), result.probabilities()))));
        return new Assembly(
                new Graph(procedures),
                images,
                labels,
                step,
                rate,
                declarations.parameters(),
                declarations.states(),
                training,
                result,
                stack.rows());
    }

    private void update(Optimizer optimizer, Draft draft, Parameter parameter, Tensor gradient) {
        String name = parameter.tensor().name();
        optimizer.build(
                new DraftScope(
                        name,
                        true,
                        Rng.seed(network.seed(), name),
                        step,
                        declarations,
                        draft.prefixed("update/" + name + ".")),
                parameter,
                gradient,
                rate);
    }

    /** The gradient of a mean with respect to what it is the mean of: one over the batch, everywhere. */
    private Tensor meanGradient(Tensor losses) {
        int batch = losses.shape().dim(0);
        Initializer share = (values, _, _) -> IntStream.range(0, batch).forEach(i -> values.set(i, 1f / batch));
        DraftScope scope = new DraftScope(LOSS, true, 0, step, declarations, new Draft(LOSS).prefixed(""));
        return scope.state("gradient", losses.shape(), Element.FLOAT32, share);
    }

    private static Tensor input(String name, Shape shape, Element element) {
        return new Tensor(name, shape, element, Role.INPUT);
    }

    private static Shape batched(int batch, Shape item) {
        try {
            return new Shape(
                    Stream.concat(Stream.of(batch), item.dimensions().stream()).toList());
        } catch (IllegalArgumentException e) { // more elements than an int can count
            throw new AssemblyException(
                    "a batch of %d pictures of %s is too large: %s; make the batch smaller"
                            .formatted(batch, item, e.getMessage()),
                    e);
        }
    }
}

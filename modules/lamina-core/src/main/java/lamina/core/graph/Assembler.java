package lamina.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.AssemblyException;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Initializer;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;
import lamina.core.RunSpec;

/** Assembles a network: builds its layers once for each procedure, differentiates, adds the updates. */
public final class Assembler {
    private static final String LOSS = "loss";

    private final Network network;
    private final Share share;
    private final Declarations declarations = new Declarations();
    private final Map<Op, String> devices = new HashMap<>();
    private final List<Procedure> procedures = new ArrayList<>();
    private final Tensor images;
    private final Tensor labels;
    private final Tensor step = input("step", Shape.of(1), Element.INT32);
    private final Tensor rate = input("rate", Shape.of(1), Element.FLOAT32);

    private Assembler(Network network, Share share) {
        this.network = network;
        this.share = share;
        images = input("images", batched(share.batch(), network.picture()), Element.FLOAT32);
        labels = input("labels", Shape.of(share.batch()), Element.INT32);
    }

    /**
     * For training, validation included.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly training(Network network, int batch, Optimizer optimizer) {
        return training(network, Share.whole(batch), optimizer);
    }

    /**
     * One replica of a network that is trained by several, validation included: it sees its share of each batch, and before an update its
     * gradients are added to the others'. The state by whose content a loss is made a mean has to say one over the whole batch.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly training(Network network, Share share, Optimizer optimizer) {
        return training(network, share, optimizer, false);
    }

    /**
     * The same.
     *
     * @param observed whether there is a step, too, that looks into itself
     */
    public static Assembly training(Network network, Share share, Optimizer optimizer, boolean observed) {
        Assembler assembler = new Assembler(network, share);
        Loss.Result training = assembler.train(optimizer);
        Optional<Observation> observation = observed ? Optional.of(assembler.observe(optimizer)) : Optional.empty();
        return assembler.evaluate(Optional.of(training), observation);
    }

    /** For training as a run has it. */
    public static Assembly training(RunSpec run) {
        return training(
                Network.of(run),
                Share.whole(run.train().batch()),
                run.optimizer(),
                run.train().watch().statistics() > 0);
    }

    /**
     * For evaluation and prediction only: no gradients, no velocity.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly evaluation(Network network, int batch) {
        return new Assembler(network, Share.whole(batch)).evaluate(Optional.empty(), Optional.empty());
    }

    private Loss.Result train(Optimizer optimizer) {
        Draft draft = new Draft(Assembly.TRAIN);
        Loss.Result result = train(draft, optimizer, Witness.NONE, (_, _) -> {});
        finish(draft, List.of(result.losses(), result.probabilities()));
        return result;
    }

    private Observation observe(Optimizer optimizer) {
        Draft draft = new Draft(Assembly.OBSERVE);
        Observer observer = new Observer(draft);
        Observation observation = observer.observation(train(draft, optimizer, observer, observer::learns));
        finish(draft, observation.tensors());
        return observation;
    }

    /** @param learns told of each parameter and its gradient before it is updated */
    private Loss.Result train(Draft draft, Optimizer optimizer, Witness witness, BiConsumer<Tensor, Tensor> learns) {
        Stack stack = new Stack(network, declarations, draft, true, step, share.first(), witness);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        draft.add(new FiniteLoss(result.losses()));
        Map<Tensor, Parameter> learned = declarations.parameters().stream()
                .filter(p -> p.rateScale() != 0)
                .collect(Collectors.toMap(Parameter::tensor, Function.identity()));
        new Differentiator(draft.prefixed("gradient/"), draft.ops(), Set.copyOf(learned.keySet()), draft::beside)
                .differentiate(
                        result.losses(),
                        meanGradient(result.losses()),
                        (tensor, gradient) -> update(optimizer, draft, learned.get(tensor), gradient, learns));
        return result;
    }

    private void finish(Draft draft, List<Tensor> results) {
        procedures.add(GraphCheck.checked(draft.finish(results)));
        devices.putAll(draft.devices());
    }

    private Assembly evaluate(Optional<Loss.Result> training, Optional<Observation> observation) {
        Draft draft = new Draft(Assembly.EVALUATE);
        Stack stack = new Stack(network, declarations, draft, false, step, share.first(), Witness.NONE);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        finish(draft, List.of(result.losses(), result.probabilities()));
        return assembly(training, observation, result, stack);
    }

    private Assembly assembly(
            Optional<Loss.Result> training, Optional<Observation> observation, Loss.Result result, Stack stack) {
        return new Assembly(
                new Graph(procedures),
                images,
                labels,
                step,
                rate,
                declarations.parameters(),
                declarations.states(),
                training,
                observation,
                result,
                stack.rows(),
                devices);
    }

    private void update(
            Optimizer optimizer, Draft draft, Parameter parameter, Tensor gradient, BiConsumer<Tensor, Tensor> learns) {
        String name = parameter.tensor().name();
        Emitter emitter = draft.prefixed("update/" + name + ".");
        Tensor whole = share.whole(gradient, emitter);
        learns.accept(parameter.tensor(), whole);
        optimizer.build(
                new DraftScope(name, true, Rng.seed(network.seed(), name), step, share.first(), declarations, emitter),
                parameter,
                whole,
                rate);
    }

    /** The forward pass of a step of training, each layer's output looked at. */
    static Examination examination(Network network, int batch) {
        return new Assembler(network, Share.whole(batch)).examine();
    }

    private Examination examine() {
        Draft draft = new Draft(Examination.PROCEDURE);
        Emitter emitter = draft.prefixed("extent/");
        List<Examination.Output> outputs = new ArrayList<>();
        Stack stack = new Stack(network, declarations, draft, true, step, share.first(), (layer, _, output) -> {
            Tensor extent = emitter.value(layer.name(), Shape.of(2));
            draft.add(new Measurement(output, extent, Measurement.Quantity.EXTENT));
            outputs.add(new Examination.Output(layer.name(), layer.type(), output, extent));
        });
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        Stream<Tensor> extents = outputs.stream().map(Examination.Output::extent);
        finish(
                draft,
                Stream.concat(Stream.of(result.losses(), result.probabilities()), extents)
                        .toList());
        return new Examination(assembly(Optional.empty(), Optional.empty(), result, stack), outputs);
    }

    /** The gradient of a mean with respect to what it is the mean of: one over the batch, everywhere. */
    private Tensor meanGradient(Tensor losses) {
        int batch = losses.shape().dim(0);
        Initializer mean = (values, _, _) -> IntStream.range(0, batch).forEach(i -> values.set(i, 1f / batch));
        DraftScope scope =
                new DraftScope(LOSS, true, 0, step, share.first(), declarations, new Draft(LOSS).prefixed(""));
        return scope.state("gradient", losses.shape(), Element.FLOAT32, mean);
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

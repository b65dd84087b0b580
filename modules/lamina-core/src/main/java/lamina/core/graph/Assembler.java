package lamina.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.AssemblyException;
import lamina.api.ConfigurationException;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Initializer;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;
import lamina.api.train.Schedule;
import lamina.core.RunSpec;

/** Assembles a network: builds its layers once for each procedure, differentiates, adds the updates. */
public final class Assembler {
    private static final String LOSS = "loss";
    private static final Learning NOTHING = Learning.by((_, _, _, _) -> {});

    private final Network network;
    private final Share share;
    private final Learning learning;
    private final Declarations declarations = new Declarations();
    private final Map<Op, String> devices = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<Procedure> procedures = new ArrayList<>();
    private final Tensor images;
    private final Tensor labels;
    private final Tensor step;
    private final Tensor rate = input("rate", Shape.of(1), Element.FLOAT32);

    private Assembler(Network network, Share share, Learning learning) {
        this.network = network;
        this.share = share;
        this.learning = learning;
        step = input("step", Shape.of(learning.portions() > 1 ? 2 : 1), Element.INT32);
        images = input("images", batched(share.batch(), network.picture()), Element.FLOAT32);
        labels = input("labels", Shape.of(share.batch()), Element.INT32);
    }

    /**
     * For training, validation included.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly training(Network network, int batch, Optimizer optimizer) {
        return training(network, batch, Learning.by(optimizer));
    }

    /**
     * For training, validation included. If a batch comes in portions, the graph is for one of them.
     *
     * @param batch pictures for one update
     * @throws lamina.api.AssemblyException if the layers do not fit together
     * @throws lamina.api.ConfigurationException if the batch cannot be divided into the portions, or a group names no parameter
     */
    public static Assembly training(Network network, int batch, Learning learning) {
        return training(network, Share.whole(learning.portion(batch)), learning);
    }

    /**
     * For training as a run has it.
     *
     * @see #training(Network, int, Learning)
     */
    public static Assembly training(RunSpec run) {
        return training(Network.of(run), run.train().batch(), Learning.of(run));
    }

    /**
     * One replica of a network that is trained by several, validation included: it sees its share of each batch, what its layers keep
     * between steps becomes the same in all, and before an update its gradients are added to the others'. The state by whose content a loss
     * is made a mean has to say one over the whole batch.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly training(Network network, Share share, Learning learning) {
        return new Assembler(network, share, learning).train();
    }

    /**
     * For evaluation and prediction only: no gradients, no velocity.
     *
     * @throws lamina.api.AssemblyException if the layers do not fit together
     */
    public static Assembly evaluation(Network network, int batch) {
        return new Assembler(network, Share.whole(batch), NOTHING)
                .evaluate(Optional.empty(), Optional.empty(), new LinkedHashMap<>());
    }

    private Assembly train() {
        Draft draft = new Draft(Assembly.TRAIN);
        Loss.Result result = forward(draft, Witness.NONE);
        Groups groups = new Groups(learning.groups(), rate, declarations.parameters());
        declarations.scale(groups::scaled);
        Optional<Draft> apart = learn(draft, result, Assembly.UPDATE, Witness.NONE, groups);
        finish(draft, List.of(result.losses(), result.probabilities()));
        apart.ifPresent(update -> finish(update, List.of()));
        Optional<Observation> observation = learning.observed() ? Optional.of(observe(groups)) : Optional.empty();
        return evaluate(Optional.of(result), observation, groups.rates());
    }

    private Observation observe(Groups groups) {
        Draft draft = new Draft(Assembly.OBSERVE);
        Observer observer = new Observer(draft);
        Loss.Result result = forward(draft, observer);
        Optional<Draft> apart = learn(draft, result, Assembly.OBSERVE_UPDATE, observer, groups);
        Observation observation = observer.observation(result);
        if (apart.isPresent()) {
            finish(draft, observation.passed());
            finish(apart.get(), observation.updated());
        } else {
            finish(
                    draft,
                    Stream.concat(observation.passed().stream(), observation.updated().stream())
                            .toList());
        }
        return observation;
    }

    private Loss.Result forward(Draft draft, Witness witness) {
        Stack stack = new Stack(network, declarations, draft, true, step, share.first(), witness);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        draft.add(new FiniteLoss(result.losses()));
        share.agree(draft);
        return result;
    }

    /** Adds gradients and updates; the updates to a procedure of their own, of this name, if a batch comes in portions. */
    private Optional<Draft> learn(Draft draft, Loss.Result result, String apart, Witness witness, Groups groups) {
        Map<Tensor, Parameter> learned = declarations.parameters().stream()
                .filter(p -> p.rateScale() != 0)
                .collect(Collectors.toMap(Parameter::tensor, Function.identity()));
        if (learned.isEmpty() && !learning.groups().isEmpty()) {
            throw new ConfigurationException(
                    "train.groups: all parameters are frozen, so there is nothing to learn; leave some out");
        }
        Updates updates = new Updates(learning, share, step, draft, apart, witness, this::updating, groups::rate);
        new Differentiator(draft.prefixed("gradient/"), draft.ops(), Set.copyOf(learned.keySet()), draft::beside)
                .differentiate(
                        result.losses(),
                        meanGradient(result.losses()),
                        (tensor, gradient) -> updates.add(learned.get(tensor), gradient));
        return updates.finish();
    }

    private void finish(Draft draft, List<Tensor> results) {
        procedures.add(GraphCheck.checked(draft.finish(results)));
        devices.putAll(draft.devices());
        draft.origins().forEach(origins::putIfAbsent); // a state that evaluation writes too is training's
    }

    private Assembly evaluate(
            Optional<Loss.Result> training, Optional<Observation> observation, SequencedMap<Tensor, Schedule> rates) {
        Draft draft = new Draft(Assembly.EVALUATE);
        Stack stack = new Stack(network, declarations, draft, false, step, share.first(), Witness.NONE);
        Loss.Result result = stack.loss(stack.build(images), labels, LOSS);
        finish(draft, List.of(result.losses(), result.probabilities()));
        return assembly(training, observation, rates, result, stack);
    }

    private Assembly assembly(
            Optional<Loss.Result> training,
            Optional<Observation> observation,
            SequencedMap<Tensor, Schedule> rates,
            Loss.Result result,
            Stack stack) {
        return new Assembly(
                new Graph(procedures),
                images,
                labels,
                step,
                rate,
                rates,
                learning.portions(),
                declarations.parameters(),
                declarations.states(),
                training,
                observation,
                result,
                stack.rows(),
                devices,
                origins);
    }

    /** The forward pass of a step of training, each layer's output looked at. */
    static Examination examination(Network network, int batch) {
        return new Assembler(network, Share.whole(batch), NOTHING).examine();
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
        Assembly assembly = assembly(Optional.empty(), Optional.empty(), new LinkedHashMap<>(), result, stack);
        return new Examination(assembly, outputs);
    }

    /** An update's view of the graph. */
    private Scope updating(Parameter parameter, Emitter emitter) {
        String name = parameter.tensor().name();
        return new DraftScope(name, true, Rng.seed(network.seed(), name), step, share.first(), declarations, emitter);
    }

    /** The gradient of a mean with respect to what it is the mean of: one over the batch with all its portions, everywhere. */
    private Tensor meanGradient(Tensor losses) {
        int batch = losses.shape().dim(0) * learning.portions();
        Initializer mean =
                (values, _, _) -> IntStream.range(0, values.length()).forEach(i -> values.set(i, 1f / batch));
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

package lamina.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.backend.Backend;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.layer.Loss;
import lamina.api.train.Collectives;
import lamina.api.train.Optimizer;
import lamina.api.train.RunListener;
import lamina.api.train.Schedule;

/** A whole run, every plugin product already made. */
@Doc("A run: what is learned, from what, how.")
public record RunSpec(
        @Doc("The name of the model, used for its run folder") @Default("run")
        String name,

        @Doc("What the run is, in a sentence or more") @Default("")
        String doc,

        @Doc("Everything random follows from it") @Default("1")
        long seed,

        @Doc("Where the pictures come from") Dataset data,

        @Doc("What decodes them; left out: every decoder that is installed")
        Optional<List<Decoder>> decoders,

        @Doc("Height, width and channels of the picture that the network sees")
        List<Integer> input,

        @Doc("What happens to a picture between the decoder and the network") @Default("{}")
        Augment augment,

        @Doc("The network, in order") List<LayerSpec> layers,

        @Doc("What training makes small") @Default("softmax-loss")
        Loss loss,

        @Doc("How parameters follow their gradients") @Default("sgd")
        Optimizer optimizer,

        @Doc("The learning rate over the run") @Default("constant")
        Schedule schedule,

        @Doc("How long and in what portions") @Default("{}") TrainSpec train,

        @Doc("What computes, but for layers that name another device") @Default("cpu")
        Backend backend,

        @Doc("Further devices, by the names that layers give") @Default("{}")
        Map<String, Backend> devices,

        @Doc("Devices that each learn from a share of every batch; left out: one, the backend")
        Optional<Replicas> replicas,

        @Doc("Weights that the run begins with; left out: what the layers' initializers draw")
        Optional<InitSpec> init,

        @Doc("Who writes down or shows what the run measures, besides metrics.jsonl") @Default("[]")
        List<RunListener> listeners) {

    /** Copies the collections. */
    public RunSpec {
        layers = List.copyOf(layers);
        listeners = List.copyOf(listeners);
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    }

    /** A run on one device. */
    public RunSpec(
            String name,
            String doc,
            long seed,
            Dataset data,
            Optional<List<Decoder>> decoders,
            List<Integer> input,
            Augment augment,
            List<LayerSpec> layers,
            Loss loss,
            Optimizer optimizer,
            Schedule schedule,
            TrainSpec train,
            Backend backend) {
        this(
                name,
                doc,
                seed,
                data,
                decoders,
                input,
                augment,
                layers,
                loss,
                optimizer,
                schedule,
                train,
                backend,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same run of another network: these layers in place of its own. */
    public RunSpec through(List<LayerSpec> others) {
        return but(others, backend, devices, replicas, init, listeners);
    }

    /** The same run on other devices. */
    public RunSpec on(Backend main, Map<String, Backend> named, Optional<Replicas> copies) {
        return but(layers, main, named, copies, init, listeners);
    }

    /** The same run, from these weights. */
    public RunSpec from(InitSpec weights) {
        return but(layers, backend, devices, replicas, Optional.of(weights), listeners);
    }

    /** The same run, heard by others. */
    public RunSpec heardBy(List<RunListener> others) {
        return but(layers, backend, devices, replicas, init, others);
    }

    private RunSpec but(
            List<LayerSpec> network,
            Backend main,
            Map<String, Backend> named,
            Optional<Replicas> copies,
            Optional<InitSpec> weights,
            List<RunListener> others) {
        return new RunSpec(
                name, doc, seed, data, decoders, input, augment, network, loss, optimizer, schedule, train, main, named,
                copies, weights, others);
    }

    /** Data parallelism on one machine: each replica has the whole network and a share of every batch. */
    @Doc("Devices that each learn from a share of every batch")
    public record Replicas(
            @Doc("What each replica computes on; a batch is divided evenly among them")
            List<Backend> backends,

            @Doc("How their gradients are added up") @Default("threads")
            Collectives collective) {

        /** Copies the list. */
        public Replicas {
            backends = List.copyOf(backends);
            if (backends.isEmpty()) {
                throw new IllegalArgumentException(
                        "replicas have to name a backend for each of them, as in [cpu, cpu]; found none");
            }
        }
    }

    /** The augmentations of the two uses of a picture. */
    @Doc("What happens to a picture between the decoder and the network")
    public record Augment(
            @Doc("In training, in order") @Default("[]") List<Augmentation> train,

            @Doc("In validation, test and prediction, in order") @Default("[]")
            List<Augmentation> evaluate) {}
}

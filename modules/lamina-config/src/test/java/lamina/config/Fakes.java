package lamina.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Key;
import lamina.api.NoSettings;
import lamina.api.Provider;
import lamina.api.Range;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;
import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;
import lamina.core.plugin.Registry;

/** Providers whose products only remember the settings that they were made of. */
final class Fakes {

    private Fakes() {}

    static Registry registry() {
        return without("");
    }

    static Registry without(String type) {
        Stream<Provider<?, ?>> all = Stream.of(
                new Layers<>("conv", ConvSettings.class),
                new Layers<>("relu", NoSettings.class),
                new Layers<>("gabor", AllSettings.class),
                new Losses(),
                new Optimizers(),
                new Schedules(),
                new Initializers<>("gaussian", GaussianSettings.class),
                new Initializers<>("constant", ConstantSettings.class),
                new Datasets(),
                new Augmentations(),
                new Backends<>("cpu", CpuSettings.class),
                new Backends<>("tornado", TornadoSettings.class));
        return Registry.of(all.filter(provider -> !provider.type().equals(type)).toArray(Provider<?, ?>[]::new));
    }

    public enum Precision {
        FP32,
        BRAIN_FLOAT
    }

    public record ConvSettings(
            @Doc("How many filters") @Range(min = 1) int filters,

            @Doc("Height and width") @Default("3") @Range(min = 1)
            List<Integer> kernelShape,

            @Doc("Weights") @Default("{type: gaussian, std: 0.01}")
            Initializer weights,

            @Doc("Bias") @Default("constant") Initializer bias) {
        public ConvSettings {
            if (kernelShape.size() > 2) {
                throw new IllegalArgumentException("kernelShape must have one or two elements; found " + kernelShape);
            }
        }
    }

    /** One component of each type. */
    public record AllSettings(
            @Default("1") int count,
            @Default("2") long big,

            @Default("0.5") @Range(min = 0, max = 1, below = true)
            float ratio,

            @Default("1e-3") @Range(min = 0, above = true) double rate,
            @Default("true") boolean on,
            @Default("text") String label,
            @Default("brain-float") Precision precision,
            @Default("here") Path place,
            @Default("[]") List<String> words,
            Optional<Integer> maybe,
            @Key("native") @Default("auto") String nativeCode,
            @Default("{}") Nested nested) {}

    public record Nested(@Default("7") int depth) {}

    public record GaussianSettings(
            @Default("0") float mean,
            @Default("1") @Range(min = 0, above = true) float std) {}

    public record ConstantSettings(@Default("0") float value) {}

    public record SgdSettings(
            @Default("0.9") @Range(min = 0, max = 1, below = true)
            float momentum) {}

    public record CifarSettings(
            @Doc("The folder of the binary files") Path root) {}

    public record CropSettings(@Doc("Pixels") int size) {}

    public record CpuSettings(@Default("0") @Range(min = 0) int threads) {}

    public record TornadoSettings(@Default("0") int device) {}

    /** What a fake layer was made of. */
    record MadeLayer(Object settings) implements Layer {
        @Override
        public Tensor build(Scope scope, List<Tensor> inputs) {
            throw new UnsupportedOperationException();
        }
    }

    record MadeLoss(Object settings) implements Loss {
        @Override
        public Result build(Scope scope, Tensor scores, Tensor labels) {
            throw new UnsupportedOperationException();
        }
    }

    record MadeOptimizer(Object settings) implements Optimizer {
        @Override
        public void build(Scope scope, Parameter parameter, Tensor gradient, Tensor rate) {}
    }

    record MadeSchedule(Object settings) implements Schedule {
        @Override
        public float rate(Progress progress) {
            return 1;
        }
    }

    record MadeInitializer(Object settings) implements Initializer {
        @Override
        public void fill(Floats values, Shape shape, long seed) {}
    }

    record MadeAugmentation(Object settings) implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {}
    }

    record MadeDataset(Object settings) implements Dataset {
        @Override
        public List<String> classes() {
            return List.of();
        }

        @Override
        public Examples open(Split split) {
            throw new UnsupportedOperationException();
        }
    }

    record MadeBackend(Object settings) implements Backend {
        @Override
        public Program compile(Graph graph, List<OverrideSet> overrides) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Device> devices(List<OverrideSet> overrides) {
            return List.of();
        }
    }

    record Layers<C extends Record>(String type, Class<C> settings) implements LayerProvider<C> {
        @Override
        public Layer create(C settings) {
            return new MadeLayer(settings);
        }
    }

    record Initializers<C extends Record>(String type, Class<C> settings) implements InitializerProvider<C> {
        @Override
        public Initializer create(C settings) {
            return new MadeInitializer(settings);
        }
    }

    record Backends<C extends Record>(String type, Class<C> settings) implements BackendProvider<C> {
        @Override
        public Backend create(C settings) {
            return new MadeBackend(settings);
        }
    }

    record Losses(String type, Class<NoSettings> settings) implements LossProvider<NoSettings> {
        Losses() {
            this("softmax-loss", NoSettings.class);
        }

        @Override
        public Loss create(NoSettings settings) {
            return new MadeLoss(settings);
        }
    }

    record Optimizers(String type, Class<SgdSettings> settings) implements OptimizerProvider<SgdSettings> {
        Optimizers() {
            this("sgd", SgdSettings.class);
        }

        @Override
        public Optimizer create(SgdSettings settings) {
            return new MadeOptimizer(settings);
        }
    }

    record Schedules(String type, Class<NoSettings> settings) implements ScheduleProvider<NoSettings> {
        Schedules() {
            this("constant", NoSettings.class);
        }

        @Override
        public Schedule create(NoSettings settings) {
            return new MadeSchedule(settings);
        }
    }

    record Datasets(String type, Class<CifarSettings> settings) implements DatasetProvider<CifarSettings> {
        Datasets() {
            this("cifar10", CifarSettings.class);
        }

        @Override
        public Dataset create(CifarSettings settings) {
            return new MadeDataset(settings);
        }
    }

    record Augmentations(String type, Class<CropSettings> settings) implements AugmentationProvider<CropSettings> {
        Augmentations() {
            this("random-crop", CropSettings.class);
        }

        @Override
        public Augmentation create(CropSettings settings) {
            if (settings.size() == 13) {
                throw new IllegalStateException("thirteen");
            }
            return new MadeAugmentation(settings);
        }
    }
}

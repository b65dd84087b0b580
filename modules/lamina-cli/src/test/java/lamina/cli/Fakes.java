package lamina.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.NoSettings;
import lamina.api.Provider;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;
import lamina.api.layer.UnaryLayer;
import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;
import lamina.cli.FakeOps.Carry;
import lamina.cli.FakeOps.Judge;
import lamina.cli.FakeOps.Times;

/** Plugins that do as little as possible: layers of fixed width, a backend that does not compute, four grey pictures. */
final class Fakes {
    private static final Encoded.Raw TWO_BY_TWO = new Encoded.Raw(2, 2, 3, false);

    private Fakes() {}

    static Provider<?, ?>[] all() {
        return with(FakeBackend::new);
    }

    /** All, with another backend. */
    static Provider<?, ?>[] with(Supplier<Backend> backend) {
        return new Provider<?, ?>[] {
            new Layers("hidden-3", () -> dense(3)),
            new Layers("scores-2", () -> dense(2)),
            new Losses("softmax-loss", () -> Fakes::judge),
            new Optimizers(
                    "sgd", () -> (scope, parameter, gradient, _) -> scope.add(new Carry(gradient, parameter.tensor()))),
            new Schedules("constant", () -> _ -> 0.01f),
            new Datasets("four", FourPictures::new),
            new Datasets("torn", TornPictures::new),
            new Decoders("letter", LetterDecoder::new),
            new Backends("cpu", backend),
            new Overrides("swift", Swift::new)
        };
    }

    /** All, and a decoder that is not available. */
    static Provider<?, ?>[] withMissingDecoder() {
        return Stream.concat(Stream.of(all()), Stream.of(new Decoders("absent", AbsentDecoder::new)))
                .toArray(Provider<?, ?>[]::new);
    }

    private static Layer dense(int units) {
        UnaryLayer layer = (scope, x) -> {
            Shape shape = Shape.of(units, x.shape().itemSize());
            Parameter w = scope.parameter("weights", shape, (_, _, _) -> {}, 1, 1);
            return scope.add(new Times(
                            x, w.tensor(), scope.value("y", Shape.of(x.shape().dim(0), units))))
                    .y();
        };
        return layer;
    }

    private static Loss.Result judge(Scope scope, Tensor scores, Tensor labels) {
        Judge judge = scope.add(new Judge(
                scores,
                labels,
                scope.value("losses", Shape.of(scores.shape().dim(0))),
                scope.value("probabilities", scores.shape())));
        return new Loss.Result(judge.losses(), judge.probabilities());
    }

    /** Labels 0 1 0 1 for training, 1 1 0 1 held back; no test split. */
    private static final class FourPictures implements Dataset {
        @Override
        public List<String> classes() {
            return List.of("cat", "dog");
        }

        @Override
        public Examples open(Split split) {
            return switch (split) {
                case TRAIN -> new Labels(List.of(0, 1, 0, 1));
                case VALIDATION -> new Labels(List.of(1, 1, 0, 1));
                case TEST -> throw new DataException("there is no test split");
            };
        }
    }

    /** Fails on every split. */
    private static final class TornPictures implements Dataset {
        @Override
        public List<String> classes() {
            return List.of("cat", "dog");
        }

        @Override
        public Examples open(Split split) {
            throw new DataException("the pictures are torn");
        }
    }

    private record Labels(List<Integer> labels) implements Examples {
        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public Encoded read(int index) {
            return new Encoded("picture " + index, labels.get(index), MemorySegment.ofArray(new byte[12]), TWO_BY_TWO);
        }
    }

    /** Takes raw pictures, and files that begin with a P. */
    private static final class LetterDecoder implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return encoded.format() instanceof Encoded.Raw || encoded.bytes().get(ValueLayout.JAVA_BYTE, 0) == 'P';
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            into.reshape(2, 2, 3);
        }
    }

    /** Would take everything. */
    private static final class AbsentDecoder implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            throw new AssertionError("it is not available");
        }

        @Override
        public int rank() {
            return 100;
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("its library is missing");
        }
    }

    /** Is not available. */
    private static final class Swift implements OverrideSet {
        @Override
        public String name() {
            return "swift";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("this processor is too slow for it");
        }

        @Override
        public List<OpOverride<?, ?>> overrides() {
            return List.of();
        }
    }

    /** What all providers here have in common: a name and what makes the product. */
    private interface Fake<T> extends Provider<NoSettings, T> {
        Supplier<T> product();

        @Override
        default Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        default T create(NoSettings settings) {
            return product().get();
        }
    }

    record Layers(String type, Supplier<Layer> product) implements Fake<Layer>, LayerProvider<NoSettings> {}

    record Losses(String type, Supplier<Loss> product) implements Fake<Loss>, LossProvider<NoSettings> {}

    record Optimizers(String type, Supplier<Optimizer> product)
            implements Fake<Optimizer>, OptimizerProvider<NoSettings> {}

    record Schedules(String type, Supplier<Schedule> product) implements Fake<Schedule>, ScheduleProvider<NoSettings> {}

    record Datasets(String type, Supplier<Dataset> product) implements Fake<Dataset>, DatasetProvider<NoSettings> {}

    record Decoders(String type, Supplier<Decoder> product) implements Fake<Decoder>, DecoderProvider<NoSettings> {}

    record Backends(String type, Supplier<Backend> product) implements Fake<Backend>, BackendProvider<NoSettings> {}

    record Overrides(String type, Supplier<OverrideSet> product)
            implements Fake<OverrideSet>, OverrideProvider<NoSettings> {}
}

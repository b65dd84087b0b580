package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lamina.api.AssemblyException;
import lamina.api.DataException;
import lamina.api.NoSettings;
import lamina.api.Provider;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;
import lamina.api.train.WatchedRun;
import lamina.core.verify.Subject;
import lamina.core.verify.Verdict;
import lamina.core.verify.Verdict.Outcome;
import lamina.ops.Scale;
import lamina.testkit.Faulty.Fault;
import org.junit.jupiter.api.Test;

/** The rules are run on plugins of which nothing is known, and the broken ones are found. */
class PluginVerifierTest {

    /** Layers without settings. */
    public record Layers(Layer layer) implements LayerProvider<NoSettings> {
        @Override
        public String type() {
            return "acme:faulty";
        }

        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public Layer create(NoSettings settings) {
            return layer;
        }
    }

    private static UnaryLayer faulty(Fault fault) {
        return (scope, x) ->
                scope.add(new Faulty(x, scope.value("y", x.shape()), fault)).y();
    }

    private static Map<String, Verdict> verify(Provider<NoSettings, ?> provider, Shape... inputs) {
        return new PluginVerifier()
                .verify(new Subject<>(provider, new NoSettings(), List.of(inputs))).stream()
                        .collect(Collectors.toMap(Verdict::rule, Function.identity()));
    }

    private static Map<String, Verdict> verify(Layer layer, Shape... inputs) {
        return verify(new Layers(layer), inputs);
    }

    private static TreeSet<String> rules(Map<String, Verdict> verdicts, Outcome outcome) {
        return verdicts.values().stream()
                .filter(v -> v.outcome() == outcome)
                .map(Verdict::rule)
                .filter(rule -> !rule.equals("P5")) // nothing here is provided by a module
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aSoundLayerKeepsEveryRule() {
        Map<String, Verdict> verdicts = verify(faulty(Fault.NONE));
        assertEquals(21, verdicts.size());
        assertEquals(new TreeSet<>(), rules(verdicts, Outcome.FAILS));
        assertEquals(new TreeSet<>(List.of("L12")), rules(verdicts, Outcome.NOT_RUN));
        assertTrue(verdicts.get("L12").reason().startsWith("it takes every shape that was tried: "));
        assertEquals(
                "gradients agree with central differences along directions",
                verdicts.get("L5").text());
    }

    @Test
    void aWrongGradientIsFound() {
        assertTrue(rules(verify(faulty(Fault.GRADIENT)), Outcome.FAILS).contains("L5"));
    }

    @Test
    void aKernelBesideTheDialectIsFound() {
        Verdict dialect = verify(faulty(Fault.DIALECT)).get("L9");
        assertEquals(Outcome.FAILS, dialect.outcome());
        assertTrue(dialect.reason().contains("lamina.testkit.Faulty"), dialect::reason);
    }

    /** Listeners without settings. */
    public record Listeners(RunListener listener) implements RunListenerProvider<NoSettings> {
        @Override
        public String type() {
            return "acme:ears";
        }

        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public RunListener create(NoSettings settings) {
            return listener;
        }
    }

    @Test
    void aListenerIsToldOfRuns() {
        Set<Path> told = new HashSet<>();
        Map<String, Verdict> sound = verify(new Listeners(new RunListener() {
            @Override
            public void opened(WatchedRun run) {
                told.add(run.folder());
            }
        }));
        assertEquals(new TreeSet<>(), rules(sound, Outcome.FAILS));
        assertEquals(new TreeSet<>(), rules(sound, Outcome.NOT_RUN));
        assertTrue(told.size() > 30, told::toString);
        assertTrue(told.stream().noneMatch(Files::exists), "folders of runs are left behind");
        Map<String, Verdict> early = verify(new Listeners(new RunListener() {
            @Override
            public void opened(WatchedRun run) {
                try {
                    Files.writeString(run.folder().resolve("early"), "written");
                } catch (IOException e) {
                    throw new DataException("cannot write to " + run.folder(), e);
                }
            }
        }));
        assertEquals(new TreeSet<>(List.of("L1")), rules(early, Outcome.FAILS));
    }

    @Test
    void shapesThatFitAndThoseThatDoNotAreFound() {
        UnaryLayer picky = (scope, x) -> {
            if (x.shape().rank() != 2) {
                throw new AssemblyException("layer picky: expected [batch, features], found " + x.shape());
            }
            return scope.add(new Scale(x, scope.value("y", x.shape()), 2)).y();
        };
        Map<String, Verdict> verdicts = verify(picky);
        assertEquals(new TreeSet<>(), rules(verdicts, Outcome.FAILS));
        assertEquals(new TreeSet<>(), rules(verdicts, Outcome.NOT_RUN));
    }

    @Test
    void aRefusalThatNamesNoShapeIsFound() {
        UnaryLayer rude = (scope, x) -> {
            if (x.shape().rank() != 4) {
                throw new IndexOutOfBoundsException("3");
            }
            return scope.add(new Scale(x, scope.value("y", x.shape()), 2)).y();
        };
        assertEquals(new TreeSet<>(List.of("L12")), rules(verify(rude), Outcome.FAILS));
    }

    @Test
    void aLayerThatTakesNoShapeThatWasTriedIsToldSo() {
        UnaryLayer rare = (scope, x) -> {
            if (x.shape().rank() != 5) {
                throw new AssemblyException("layer rare: expected [batch, a, b, c, d], found " + x.shape());
            }
            return scope.add(new Scale(x, scope.value("y", x.shape()), 2)).y();
        };
        Map<String, Verdict> verdicts = verify(rare);
        assertEquals(15, rules(verdicts, Outcome.NOT_RUN).size());
        assertTrue(verdicts.get("L1").reason().contains("--input gives one"), verdicts::toString);
        Map<String, Verdict> told = verify(rare, Shape.of(2, 3, 2, 2, 2));
        assertEquals(new TreeSet<>(), rules(told, Outcome.FAILS));
        assertEquals(new TreeSet<>(List.of("L15")), rules(told, Outcome.NOT_RUN));
    }

    /** Its rate depends on how often it was asked. */
    public record Forgetful(int[] asked) implements ScheduleProvider<NoSettings> {
        @Override
        public String type() {
            return "forgetful";
        }

        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public Schedule create(NoSettings settings) {
            return _ -> 1f / ++asked[0];
        }
    }

    @Test
    void aScheduleWithAStateIsFound() {
        assertEquals(new TreeSet<>(List.of("R2")), rules(verify(new Forgetful(new int[1])), Outcome.FAILS));
    }

    /** A backend that is never made. */
    public record Backends() implements BackendProvider<NoSettings> {
        @Override
        public String type() {
            return "Backend";
        }

        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public Backend create(NoSettings settings) {
            throw new IllegalStateException("no device");
        }
    }

    @Test
    void whatOnlyAnAuthorCanRunIsToldAsNotRun() {
        Map<String, Verdict> verdicts = verify(new Backends());
        assertEquals(new TreeSet<>(List.of("P1", "P6")), rules(verdicts, Outcome.FAILS));
        assertTrue(verdicts.get("B").reason().contains("extends BackendContract"), verdicts::toString);
    }
}

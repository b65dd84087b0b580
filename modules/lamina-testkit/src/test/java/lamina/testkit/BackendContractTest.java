package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import org.junit.jupiter.api.Test;

/** The reference passes the contract of backends, and broken ones fail it. */
class BackendContractTest {

    @Test
    void theReferencePasses() {
        Of reference = new Of(new ReferenceBackend());
        assertDoesNotThrow(reference::placesEachOp);
        assertDoesNotThrow(reference::sharesParameters);
        assertDoesNotThrow(reference::programsAreApart);
        assertDoesNotThrow(reference::refusesNonsense);
        assertDoesNotThrow(reference::givesMemoryBack);
        assertDoesNotThrow(reference::listsDevices);
        assertDoesNotThrow(reference::runsOpsOfTheHost);
        assertDoesNotThrow(reference::failsWithTheHost);
    }

    /** Each op of the vocabulary and each gradient is run by some case. */
    @Test
    void theCorpusHasEveryOp() {
        Set<String> run = Corpus.cases().stream()
                .flatMap(each -> each.built().bench().ops().stream())
                .map(Op::type)
                .collect(Collectors.toSet());
        for (String op :
                List.of("Conv", "Gemm", "MaxPool", "AveragePool", "Lrn", "SpatialLrn", "Relu", "Tanh", "Dropout")) {
            assertTrue(run.contains(op), () -> op + " is not in " + run);
        }
        assertTrue(
                run.containsAll(Set.of("Add", "Scale", "Reshape", "Softmax", "SoftmaxLoss", "ConvData", "ConvWeights")),
                run::toString);
        assertTrue(
                run.containsAll(
                        Set.of("Concat", "GemmData", "GemmWeights", "MaxPoolGradient", "LrnGradient", "TanhGradient")),
                run::toString);
    }

    @Test
    void aWrongConvolutionFailsB1() {
        Of broken = new Of(new Broken());
        List<String> failed = new ArrayList<>();
        broken.runsTheCorpus().forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (Throwable e) {
                failed.add(test.getDisplayName());
            }
        });
        long convolutions =
                Corpus.cases().stream().filter(c -> c.name().startsWith("Conv")).count();
        assertEquals(convolutions, failed.size(), failed::toString);
        assertTrue(failed.stream().allMatch(name -> name.startsWith("Conv")), failed::toString);
    }

    @Test
    void otherFaultsFail() {
        Of broken = new Of(new Broken());
        assertThrows(AssertionError.class, broken::placesEachOp);
        assertThrows(AssertionError.class, broken::programsAreApart);
        assertThrows(AssertionError.class, broken::givesMemoryBack);
        assertThrows(AssertionError.class, broken::listsDevices);
    }

    /** Runs on the reference, and adds a thousandth to what convolutions write when it is read; forgets placements, memory, parameters. */
    private static final class Broken implements Backend {

        @Override
        public Program compile(Graph graph, List<OverrideSet> overrides) {
            return new Off(new Reference(graph, Cut.WHOLE, false), graph);
        }

        @Override
        public List<Device> devices(List<OverrideSet> overrides) {
            return List.of(new Device("broken", "", false, ""));
        }
    }

    private record Off(Reference reference, Graph graph) implements Program {

        @Override
        public void run(String procedure) {
            reference.run(procedure);
        }

        @Override
        public void write(Tensor tensor, MemorySegment from) {
            reference.write(tensor, from);
        }

        @Override
        public void read(Tensor tensor, MemorySegment into) {
            reference.read(tensor, into);
            boolean convolved = graph.procedures().stream()
                    .flatMap(p -> p.ops().stream())
                    .anyMatch(op -> op instanceof Conv conv && conv.y().equals(tensor));
            if (convolved || tensor.role() == Role.PARAMETER) {
                float first = into.get(ValueLayout.JAVA_FLOAT, 0);
                into.set(ValueLayout.JAVA_FLOAT, 0, first * 1.001f + 0.001f);
            }
        }

        @Override
        public long[] time(String procedure) {
            run(procedure);
            return new long[0];
        }

        @Override
        public List<Placement> placements() {
            return List.of();
        }

        @Override
        public List<MemoryUse> memory() {
            return List.of();
        }

        @Override
        public void close() {
            reference.close();
        }
    }

    /** The contract of a backend that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends BackendContract<NoSettings> {
        private final Backend backend;

        Of(Backend backend) {
            this.backend = backend;
        }

        @Override
        protected BackendProvider<NoSettings> provider() {
            return new BackendProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Backend create(NoSettings settings) {
                    return backend;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }
    }
}

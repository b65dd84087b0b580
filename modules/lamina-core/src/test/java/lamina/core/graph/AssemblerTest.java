package lamina.core.graph;

import static lamina.core.graph.TestNetworks.add;
import static lamina.core.graph.TestNetworks.dense;
import static lamina.core.graph.TestNetworks.momentum;
import static lamina.core.graph.TestNetworks.network;
import static lamina.core.graph.TestNetworks.relu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.PluginException;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;
import org.junit.jupiter.api.Test;

class AssemblerTest {

    private static Assembly train(LayerSpec... layers) {
        return Assembler.training(network(layers), 4, momentum());
    }

    private static List<String> ops(Assembly assembly, String procedure) {
        return assembly.graph().procedures().stream()
                .filter(p -> p.name().equals(procedure))
                .map(Procedure::ops)
                .flatMap(List::stream)
                .map(Op::type)
                .toList();
    }

    @Test
    void writesForwardGradientsAndUpdatesInOneList() {
        Assembly assembly = train(dense("fc1", 3, 1), relu("relu1"), dense("fc2", 2, 1));
        assertEquals(
                List.of(
                        "Reshape",
                        "Gemm",
                        "Relu",
                        "Gemm",
                        "SoftmaxLoss", // forward
                        "FiniteLoss",
                        "SoftmaxLossGradient",
                        "GemmData",
                        "GemmWeights",
                        "Momentum",
                        "Momentum", // fc2
                        "ReluGradient",
                        "GemmWeights",
                        "Momentum",
                        "Momentum"), // fc1: the pictures want no gradient
                ops(assembly, Assembly.TRAIN));
        assertEquals(List.of("Reshape", "Gemm", "Relu", "Gemm", "SoftmaxLoss"), ops(assembly, Assembly.EVALUATE));
    }

    @Test
    void sharesParametersBetweenProcedures() {
        Assembly assembly = train(dense("fc1", 2, 1));
        assertEquals(
                List.of("fc1.weights", "fc1.bias"),
                assembly.parameters().stream().map(p -> p.tensor().name()).toList());
        assertEquals(
                List.of("loss.gradient", "fc1.weights.velocity", "fc1.bias.velocity"),
                assembly.states().stream().map(s -> s.tensor().name()).toList());
    }

    @Test
    void leavesOutWhatAFrozenLayerWouldCost() {
        Assembly assembly = train(dense("fc1", 3, 0), relu("relu1"), dense("fc2", 2, 1));
        List<String> ops = ops(assembly, Assembly.TRAIN);
        assertEquals(
                List.of("FiniteLoss", "SoftmaxLossGradient", "GemmWeights", "Momentum", "Momentum"),
                ops.subList(5, ops.size()));
    }

    @Test
    void addsUpTheGradientsOfATensorWithTwoReaders() {
        Assembly assembly = train(dense("fc1", 2, 1), relu("a"), add("sum", "a", "fc1"));
        List<String> ops = ops(assembly, Assembly.TRAIN);
        assertTrue(ops.subList(5, ops.size()).contains("Add"), () -> "no sum among the gradients: " + ops);
    }

    @Test
    void countsPerPicture() {
        Assembly assembly = train(dense("fc1", 3, 1), relu("relu1"), dense("fc2", 2, 1));
        assertEquals(
                new LayerRow("fc1", "dense", Shape.of(3), 4 * 3 + 3, 12, 4 + 3),
                assembly.layers().get(0));
        assertEquals(
                new LayerRow("relu1", "relu", Shape.of(3), 0, 0, 3),
                assembly.layers().get(1));
        assertEquals(2, assembly.classes());
    }

    @Test
    void evaluationAloneHasNoVelocity() {
        Assembly assembly = Assembler.evaluation(network(dense("fc1", 2, 1)), 1);
        assertTrue(assembly.states().isEmpty());
        assertEquals(1, assembly.graph().procedures().size());
    }

    @Test
    void namesTheLayerWhoseShapeDoesNotFit() {
        String message = assertThrows(
                        AssemblyException.class,
                        () -> train(dense("fc1", 3, 1), dense("fc2", 2, 1), add("sum", "fc1", "fc2")))
                .getMessage();
        assertTrue(message.startsWith("net.json:3:5 layer 'sum' (add): "), message);
        assertTrue(message.contains("[4, 3]") && message.contains("[4, 2]"), message);
    }

    @Test
    void suggestsTheInputThatWasMeant() {
        String message = assertThrows(AssemblyException.class, () -> train(dense("fc1", 3, 1), add("sum", "fc1", "fc")))
                .getMessage();
        assertEquals(
                "net.json:3:5 layer 'sum' takes its input from 'fc', but no layer before it has that name; did you mean \"fc1\"?",
                message);
    }

    @Test
    void refusesTwoLayersOfOneName() {
        String message = assertThrows(AssemblyException.class, () -> train(dense("fc1", 2, 1), relu("fc1")))
                .getMessage();
        assertTrue(message.contains("two layers are called 'fc1'"), message);
    }

    @Test
    void blamesThePluginForItsOwnFailure() {
        LayerSpec broken = LayerSpec.of("bad", "acme", (_, _) -> {
            throw new IllegalStateException("oops");
        });
        String message =
                assertThrows(PluginException.class, () -> train(broken)).getMessage();
        assertTrue(message.startsWith("layer 'bad' (acme): its plugin failed with "), message);
    }

    @Test
    void blamesThePluginWhenItsLayerHasNoOutput() {
        LayerSpec broken = LayerSpec.of("bad", "acme", (_, _) -> null);
        String message =
                assertThrows(PluginException.class, () -> train(broken)).getMessage();
        assertTrue(message.startsWith("layer 'bad' (acme): its plugin failed with "), message);
        assertTrue(message.contains("no output"), message);
    }

    @Test
    void refusesAValueThatNobodyWrites() {
        LayerSpec broken = LayerSpec.of(
                "bad",
                "acme",
                (scope, inputs) -> scope.value("y", inputs.getFirst().shape()));
        String message = assertThrows(AssemblyException.class, () -> train(broken, dense("fc", 2, 1)))
                .getMessage();
        assertTrue(message.contains("'train/bad.y'") && message.contains("before it is read"), message);
    }

    @Test
    void updatesAParameterOnlyAfterItsLastReader() {
        Assembly assembly = train(dense("fc1", 3, 1), relu("relu1"), dense("fc2", 2, 1));
        List<Op> ops = assembly.graph().procedures().getFirst().ops();
        assembly.parameters().forEach(p -> {
            int update = indexOfWriter(ops, p.tensor());
            int reader = lastReader(ops, p.tensor(), update);
            assertTrue(reader < update, p.tensor() + " is read at " + reader + ", updated at " + update);
        });
    }

    private static int indexOfWriter(List<Op> ops, Tensor tensor) {
        return ops.indexOf(ops.stream()
                .filter(op -> op.writes().contains(tensor))
                .findFirst()
                .orElseThrow());
    }

    private static int lastReader(List<Op> ops, Tensor tensor, int update) {
        int last = -1;
        for (int i = 0; i < ops.size(); i++) {
            last = i != update && ops.get(i).reads().contains(tensor) ? i : last;
        }
        return last;
    }
}

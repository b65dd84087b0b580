package lamina.core.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.train.Runs;
import lamina.ops.Concat;
import lamina.ops.Reshape;
import org.junit.jupiter.api.Test;

class PartitionTest {

    private static List<String> crossings(List<LayerSpec> layers, String procedure) {
        return Partition.of(Branches.assembly(layers)).crossings().stream()
                .filter(crossing -> crossing.procedure().equals(procedure))
                .map(crossing -> crossing.from() + " " + crossing.tensor().name() + " " + crossing.bytes())
                .toList();
    }

    /** Each half crosses once each way, and so do its gradients; of what only the left reads, the gradient comes back. */
    @Test
    void movesOnlyWhatCrosses() {
        int row = Branches.BATCH * 4; // bytes of one feature
        assertEquals(
                List.of(
                        "right train/first-b.y " + 5 * row,
                        "left train/first-a.y " + 6 * row,
                        "right train/relu-b.y " + 3 * row,
                        "left train/gradient/relu-b.y " + 3 * row,
                        "right train/gradient/first-a.y " + 6 * row,
                        "left train/gradient/first-b.y~2 " + 5 * row),
                sorted(crossings(Branches.layers(), Assembly.TRAIN)));
        assertEquals(3, crossings(Branches.layers(), Assembly.EVALUATE).size());
    }

    /** By where they come to in the forward pass, then in the backward pass. */
    private static List<String> sorted(List<String> found) {
        List<String> forward =
                found.stream().filter(name -> !name.contains("gradient")).toList();
        List<String> backward = new ArrayList<>(found);
        backward.removeAll(forward);
        List<String> all = new ArrayList<>(forward);
        all.addAll(backward);
        return all;
    }

    @Test
    void aTensorCrossesOnceHoweverOftenItIsRead() {
        List<LayerSpec> layers = List.of(
                Runs.dense("first", 5).on("left"),
                Runs.relu("one").from("first").on("right"),
                Runs.relu("two").from("first").on("right"),
                Branches.concat("both", "one", "two").on("right"),
                Runs.dense("scores", 4).on("right"));
        List<String> forward = crossings(layers, Assembly.EVALUATE);
        assertEquals(List.of("left evaluate/first.y 200"), forward);
    }

    @Test
    void whatIsOnOneDeviceCrossesNowhere() {
        List<LayerSpec> layers = Branches.layers().stream()
                .map(layer -> layer.on(LayerSpec.MAIN))
                .toList();
        assertEquals(List.of(), crossings(layers, Assembly.TRAIN));
    }

    @Test
    void eachDeviceHasItsOwnOpsInOrderAndEveryOpIsOnOne() {
        Assembly assembly = Branches.assembly(Branches.layers());
        Partition partition = Partition.of(assembly);
        assertEquals(List.of("left", "right"), partition.devices());
        List<Op> all = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (String device : partition.devices()) {
                Graph part = partition.part(
                        device,
                        crossing -> new Channel(crossing, arena.allocate(crossing.bytes()), new Halt(() -> {})));
                List<Op> ops = part.procedures().getFirst().ops();
                List<Op> own = ops.stream()
                        .filter(op -> !(op instanceof Send || op instanceof Receive))
                        .toList();
                List<Op> whole =
                        new ArrayList<>(assembly.graph().procedures().getFirst().ops());
                whole.retainAll(own);
                assertEquals(whole, own);
                all.addAll(own);
                List<String> results = part.procedures().stream()
                        .map(Procedure::results)
                        .flatMap(List::stream)
                        .map(Tensor::name)
                        .toList();
                assertEquals(device.equals("left") ? 4 : 0, results.size());
            }
        }
        assertEquals(assembly.graph().procedures().getFirst().ops().size(), all.size());
    }

    @Test
    void parametersAndTheirUpdatesStayWithTheirLayer() {
        Assembly assembly = Branches.assembly(Branches.layers());
        Partition partition = Partition.of(assembly);
        assembly.parameters().forEach(p -> {
            String name = p.tensor().name();
            boolean right = name.startsWith("first-b") || name.startsWith("second-b");
            assertEquals(List.of(right ? "right" : "left"), partition.holders(p.tensor()), name);
        });
        assembly.states()
                .forEach(s -> assertEquals(1, partition.holders(s.tensor()).size()));
        assertEquals(List.of("left", "right"), partition.holders(assembly.images()));
        assertEquals(List.of("left"), partition.holders(assembly.labels()));
    }

    @Test
    void aParameterHasOneHome() {
        List<Tensor> weights = new ArrayList<>();
        LayerSpec owner = LayerSpec.of("owner", "dense", (scope, inputs) -> {
            Tensor y = Runs.dense("owner", 4).layer().build(scope, inputs);
            weights.add(scope.parameter("bias", Shape.of(4), Runs.ZERO, 2, 0).tensor());
            return y;
        });
        LayerSpec borrower = LayerSpec.of(
                "borrower",
                "add",
                (scope, inputs) -> scope.add(new Concat(
                                List.of(
                                        inputs.getFirst(),
                                        scope.add(new Reshape(weights.getLast(), scope.value("row", Shape.of(1, 4))))
                                                .y()),
                                scope.value("y", Shape.of(1, 8))))
                        .y());
        AssemblyException e = assertThrows(
                AssemblyException.class,
                () -> Partition.of(Assembler.evaluation(
                        new Network(Shape.of(4, 4, 1), List.of(owner.on("left"), borrower.on("right")), Runs.loss(), 1),
                        1)));
        assertTrue(e.getMessage().startsWith("'owner.bias' is used on the devices left and right"), e::getMessage);
    }
}

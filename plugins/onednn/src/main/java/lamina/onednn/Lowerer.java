package lamina.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Graph;
import lamina.api.backend.Lowering;
import lamina.api.backend.Precision;
import lamina.api.backend.Wishes;
import lamina.api.graph.Op;

/** Makes over a graph: fused primitives, layouts and a precision that oneDNN likes, copies where others read. */
final class Lowerer {
    private final Graph graph;
    private final Craft craft;
    private final Recipes recipes;
    private final Map<Op, String> remarks = new HashMap<>();

    Lowerer(Graph graph, Processor processor, Precision precision, Recipes recipes) {
        this.graph = graph;
        this.recipes = recipes;
        this.craft = new Craft(
                new Uses(graph),
                processor,
                precision == Precision.BF16 ? List.of(Type.BF16, Type.F32) : List.of(Type.F32));
    }

    static Lowering lower(Graph graph, Wishes wishes, Processor processor, Precision precision) {
        Dnnl.setThreads(wishes.threads()); // a primitive divides its work when it is described
        return new Lowerer(graph, processor, precision, new Recipes()).lower();
    }

    Lowering lower() {
        List<Passage> passages = graph.procedures().stream()
                .map(procedure -> new Passage(procedure, craft, recipes).lower(remarks))
                .toList();
        Graph lowered = new Graph(passages.stream().map(Passage::lowered).toList());
        Weights weights = craft.weights();
        return new Lowering(lowered, weights.kept(), weights.refresh(), remarks);
    }
}

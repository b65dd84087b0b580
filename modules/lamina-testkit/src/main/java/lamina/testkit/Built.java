package lamina.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.Loss;
import lamina.core.graph.Differentiator;

/**
 * What one plugin adds, as a graph of one procedure: its ops and, in training, the gradients with respect to parameters and inputs,
 * given the gradient with respect to the output.
 *
 * @param bench what the plugin declared
 * @param inputs what it reads
 * @param output what it made
 * @param dy the gradient with respect to the output, written from outside
 * @param gradients by parameter or input; empty in evaluation
 * @param graph the procedure {@link #RUN}
 */
record Built(Bench bench, List<Tensor> inputs, Tensor output, Tensor dy, Map<Tensor, Tensor> gradients, Graph graph) {
    static final String RUN = "run";

    static Built of(Bench bench, List<Tensor> inputs, BiFunction<Scope, List<Tensor>, Tensor> build) {
        Tensor output = build.apply(bench, inputs);
        Tensor dy = new Tensor("dy", output.shape(), Element.FLOAT32, Role.INPUT);
        Map<Tensor, Tensor> gradients = bench.training() ? differentiate(bench, inputs, output, dy) : Map.of();
        List<Op> ops = bench.ops();
        Set<Tensor> written = ops.stream().flatMap(op -> op.writes().stream()).collect(Collectors.toSet());
        // A layer that does nothing returns its input, and the gradient is that of the output: neither is written here.
        List<Tensor> results = Stream.concat(Stream.of(output), gradients.values().stream())
                .filter(written::contains)
                .distinct()
                .toList();
        return new Built(bench, inputs, output, dy, gradients, new Graph(List.of(new Procedure(RUN, ops, results))));
    }

    /** A layer alone; its inputs are called {@code x}, or {@code x0}, {@code x1} … */
    static Built layer(Layer layer, boolean training, long seed, List<Shape> shapes) {
        List<Tensor> inputs = IntStream.range(0, shapes.size())
                .mapToObj(i -> input(shapes.size() == 1 ? "x" : "x" + i, shapes.get(i), Element.FLOAT32))
                .toList();
        return of(new Bench("layer", training, seed), inputs, layer::build);
    }

    /** A loss alone, its output being the losses. */
    static Built loss(Loss loss, Shape scores) {
        List<Tensor> inputs =
                List.of(input("x", scores, Element.FLOAT32), input("labels", Shape.of(scores.dim(0)), Element.INT32));
        return of(
                new Bench("loss", true, 1),
                inputs,
                (scope, in) -> loss.build(scope, in.get(0), in.get(1)).losses());
    }

    private static Tensor input(String name, Shape shape, Element element) {
        return new Tensor(name, shape, element, Role.INPUT);
    }

    private static Map<Tensor, Tensor> differentiate(Bench bench, List<Tensor> inputs, Tensor output, Tensor dy) {
        List<Tensor> wanted = Stream.concat(
                        inputs.stream().filter(input -> input.element() == Element.FLOAT32),
                        bench.parameters().values().stream().map(Parameter::tensor))
                .toList();
        Differentiator differentiator = new Differentiator(bench, bench.ops(), Set.copyOf(wanted));
        differentiator.differentiate(output, dy, (_, _) -> {});
        Map<Tensor, Tensor> gradients = new LinkedHashMap<>();
        wanted.forEach(tensor -> gradients.put(tensor, differentiator.of(tensor)));
        return gradients;
    }
}

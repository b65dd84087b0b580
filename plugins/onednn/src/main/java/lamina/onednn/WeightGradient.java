package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import lamina.ops.ConvWeights;

/**
 * The gradient of a convolution's weights and biases.
 *
 * <p>For large batches of few channels (128 pictures of 3, as in AlexNet's first layer) oneDNN 3.13 has only its slow ways; then the batch
 * is cut into equal parts that a fast way takes, and the parts' gradients are added.
 */
final class WeightGradient {
    private static final int MOST_PARTS = 8;

    private final ConvWeights op;
    private final Bench bench;
    private final int parts;
    private final Convolution convolution; // of one part
    private final MemorySegment descriptor;
    private final MemorySegment packed;

    WeightGradient(ConvWeights op, Bench bench) throws Unfit {
        this(op, bench, parts(op, bench));
    }

    /** Cuts the batch into so many parts; for tests. */
    WeightGradient(ConvWeights op, Bench bench, int parts) throws Unfit {
        this.op = op;
        this.bench = bench;
        this.parts = parts;
        this.convolution = part(op, bench, parts);
        this.descriptor = convolution.weights();
        this.packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS_GRADIENT);
    }

    private static Convolution part(ConvWeights op, Bench bench, int parts) {
        return new Convolution(bench, op.forward(), op.dy().shape().dim(0) / parts);
    }

    private static int parts(ConvWeights op, Bench bench) throws Unfit {
        int batch = op.dy().shape().dim(0);
        for (int parts = 1; parts <= MOST_PARTS && batch % parts == 0; parts *= 2) {
            if (bench.isDirect(part(op, bench, parts).weights())) {
                return parts;
            }
        }
        return 1;
    }

    void prepare() throws Unfit {
        List<MemorySegment> weights = new ArrayList<>();
        List<MemorySegment> biases = new ArrayList<>();
        boolean inPlace = parts == 1 && Dnnl.same(packed, convolution.plain());
        for (int part = 0; part < parts; part++) {
            weights.add(inPlace ? bench.of(op.dw()) : bench.scratch(packed));
            biases.add(parts == 1 ? bench.of(op.db()) : bench.scratch(convolution.bias()));
            bench.compute(
                    descriptor,
                    new Bench.Slot(
                            Argument.SOURCE,
                            convolution.input(),
                            bench.part(op.forward().x(), part, parts)),
                    new Bench.Slot(
                            Argument.DESTINATION_GRADIENT, convolution.output(), bench.part(op.dy(), part, parts)),
                    new Bench.Slot(Argument.WEIGHTS_GRADIENT, packed, weights.getLast()),
                    new Bench.Slot(Argument.BIAS_GRADIENT, convolution.bias(), biases.getLast()));
        }
        if (parts > 1) {
            bench.sum(packed, weights, weights.getFirst());
            bench.sum(convolution.bias(), biases, bench.of(op.db()));
        }
        if (!inPlace) {
            bench.reorder(packed, weights.getFirst(), convolution.plain(), bench.of(op.dw()));
        }
    }
}

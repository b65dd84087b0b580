package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.Window;

/**
 * The three primitives of a convolution, folded where that is worthwhile.
 *
 * @param conv the convolution
 * @param folding how it is folded, if it is
 * @param craft makes the descriptors
 * @param type of activations, their gradients and weights; biases and the gradient of weights are fp32
 * @param innermost whether activations have their channels innermost whatever the precision
 * @param batch how many pictures they see: all, or a part of them
 */
record Convolution(Conv conv, Optional<Folding> folding, Craft craft, Type type, boolean innermost, int batch) {

    /**
     * The first of the ways to do it for which oneDNN has fast primitives, all that the graph wants.
     *
     * @throws Unfit if there is none
     */
    static Convolution of(Conv conv, Craft craft, Type type) throws Unfit {
        Unfit reason = new Unfit("oneDNN has no way to do it");
        for (Convolution way : ways(conv, craft, type)) {
            try {
                way.requireFast();
                return way;
            } catch (Unfit e) {
                reason = e;
            }
        }
        throw reason;
    }

    /** Folded first, then as it is; each in the layout of the precision, then with channels innermost. */
    private static List<Convolution> ways(Conv conv, Craft craft, Type type) {
        List<Convolution> ways = new ArrayList<>();
        Optional<Folding> folding = craft.weights().uses().wantsGradient(conv) ? Optional.empty() : Folding.of(conv);
        int batch = conv.x().shape().dim(0);
        for (Optional<Folding> each : List.of(folding, Optional.<Folding>empty())) {
            ways.add(new Convolution(conv, each, craft, type, false, batch));
            ways.add(new Convolution(conv, each, craft, type, true, batch));
        }
        return ways;
    }

    private void requireFast() throws Unfit {
        forward(Behind.NOTHING);
        if (craft.weights().uses().wantsGradient(conv)) {
            data();
        }
        if (craft.weights().uses().learns(conv)) {
            weightGradient();
        }
    }

    Convolution withBatch(int part) {
        return new Convolution(conv, folding, craft, type, innermost, part);
    }

    MemorySegment forward(Behind behind) throws Unfit {
        Object[] arguments = {
            Propagation.TRAINING,
            Propagation.CONVOLUTION_DIRECT,
            input(),
            weights(type),
            bias(),
            output(),
            strides(),
            craft.descriptors().dimensions(0, 0),
            padBefore(),
            padAfter()
        };
        return Descriptors.fast(craft.descriptors().describe(behind, "convolution_forward", "iipppppppp", arguments));
    }

    /** What of that which stands behind it can be done at once. */
    Behind possible(Behind behind) {
        try {
            forward(behind);
            return behind;
        } catch (Unfit e) {
            return Behind.NOTHING;
        }
    }

    MemorySegment data() throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        "convolution_backward_data",
                        "ipppppppp",
                        Propagation.CONVOLUTION_DIRECT,
                        input(),
                        weights(type),
                        output(),
                        strides(),
                        craft.descriptors().dimensions(0, 0),
                        padBefore(),
                        padAfter(),
                        forward(Behind.NOTHING)));
    }

    MemorySegment weightGradient() throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        "convolution_backward_weights",
                        "ippppppppp",
                        Propagation.CONVOLUTION_DIRECT,
                        input(),
                        weights(Type.F32),
                        bias(),
                        output(),
                        strides(),
                        craft.descriptors().dimensions(0, 0),
                        padBefore(),
                        padAfter(),
                        forward(Behind.NOTHING)));
    }

    Layout input() {
        return maps(folding.map(Folding::input).orElse(conv.x().shape()));
    }

    Layout output() {
        return maps(conv.y().shape());
    }

    private Layout maps(Shape shape) {
        return innermost
                ? craft.descriptors().maps(shape.withBatch(batch), type, Tag.NHWC)
                : craft.maps(shape.withBatch(batch), type);
    }

    Layout bias() {
        return craft.descriptors().vector(conv.b().shape().size(), Type.F32);
    }

    /** Weights as they lie if nobody touches them, in fp32. */
    Layout plain() {
        return weights(Type.F32, conv.group() == 1 ? Tag.ABCD : Tag.ABCDE);
    }

    private Layout weights(Type of) {
        return weights(of, Tag.ANY);
    }

    /** [out, in, height, width], or [group, out, in, height, width] with out and in of one group. */
    private Layout weights(Type of, Tag tag) {
        Shape w = folding.map(Folding::weights).orElse(conv.w().shape());
        int group = conv.group();
        return group == 1
                ? craft.descriptors().layout(of, tag, w.dim(0), w.dim(1), w.dim(2), w.dim(3))
                : craft.descriptors().layout(of, tag, group, w.dim(0) / group, w.dim(1), w.dim(2), w.dim(3));
    }

    private MemorySegment strides() {
        Window window = conv.window();
        return folding.isPresent()
                ? craft.descriptors().dimensions(1, 1)
                : craft.descriptors().dimensions(window.strideHeight(), window.strideWidth());
    }

    private MemorySegment padBefore() {
        Window window = conv.window();
        return folding.isPresent()
                ? craft.descriptors().dimensions(0, 0)
                : craft.descriptors().dimensions(window.padTop(), window.padLeft());
    }

    private MemorySegment padAfter() {
        Window window = conv.window();
        return folding.isPresent()
                ? craft.descriptors().dimensions(0, 0)
                : craft.descriptors().dimensions(window.padBottom(), window.padRight());
    }
}

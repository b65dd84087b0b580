package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Shape;
import lamina.ops.Gemm;

/**
 * The three primitives of a dense layer over weights in one layout.
 *
 * @param gemm the dense layer
 * @param craft makes the descriptors
 * @param type of activations, their gradients and the weights that are computed with
 * @param weights the weights in the layout that all three take
 * @param gradient how the weights' gradient lies: as the weights that are kept, or in the visible layout in fp32
 */
record Product(Gemm gemm, Craft craft, Type type, Form weights, Layout gradient) {

    static Product of(Gemm gemm, Passage passage) throws Unfit {
        Craft craft = passage.craft();
        Type type = passage.type();
        Layout wanted = wanted(gemm, craft, type);
        Layout plain = craft.visible(gemm.w());
        Form kept = craft.weights().keep(gemm.w(), wanted).orElse(null);
        return kept == null
                ? new Product(gemm, craft, type, passage.weights(gemm.w(), plain, wanted), plain)
                : new Product(gemm, craft, type, kept, wanted);
    }

    /** What the forward primitive likes best, if the two others take it too; the order in which the weights are kept already; else rows. */
    private static Layout wanted(Gemm gemm, Craft craft, Type type) throws Unfit {
        Shape w = gemm.w().shape();
        Layout kept = craft.weights().order(gemm.w());
        Layout any = craft.descriptors().layout(type, Tag.ANY, w.dim(0), w.dim(1));
        Layout best = kept == null || kept.element() != type.element()
                ? Descriptors.layoutOf(
                        forward(gemm, craft, type, any, rows(gemm.y().shape(), craft, type), Behind.NOTHING),
                        Query.WEIGHTS)
                : kept;
        try {
            Product product = new Product(gemm, craft, type, new Form(gemm.w(), best), best);
            product.data();
            product.weightGradient();
            return best;
        } catch (Unfit e) {
            return craft.descriptors().visible(w, type);
        }
    }

    Layout input() {
        return rows(gemm.x().shape(), craft, type);
    }

    Layout output() {
        return output(type);
    }

    Layout output(Type of) {
        return rows(gemm.y().shape(), craft, of);
    }

    Layout bias() {
        return craft.descriptors().vector(gemm.b().shape().size(), Type.F32);
    }

    private static Layout rows(Shape shape, Craft craft, Type type) {
        return craft.descriptors().visible(shape, type);
    }

    MemorySegment forward(Layout output, Behind behind) throws Unfit {
        return forward(gemm, craft, type, weights.layout(), output, behind);
    }

    private static MemorySegment forward(
            Gemm gemm, Craft craft, Type type, Layout weights, Layout output, Behind behind) throws Unfit {
        Descriptors descriptors = craft.descriptors();
        Object[] arguments = {
            Propagation.TRAINING,
            rows(gemm.x().shape(), craft, type),
            weights,
            descriptors.vector(gemm.b().shape().size(), Type.F32),
            output
        };
        return Descriptors.fast(descriptors.describe(behind, "inner_product_forward", "ipppp", arguments));
    }

    MemorySegment data() throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        "inner_product_backward_data",
                        "pppp",
                        input(),
                        weights.layout(),
                        output(),
                        forward(output(), Behind.NOTHING)));
    }

    MemorySegment weightGradient() throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        "inner_product_backward_weights",
                        "ppppp",
                        input(),
                        gradient,
                        bias(),
                        output(),
                        forward(output(), Behind.NOTHING)));
    }
}

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
 * @param layout of the weights, which all three take
 * @param gradient how the weights' gradient lies: as the weights, if those are kept so, or in the visible layout in fp32
 */
record Product(Gemm gemm, Craft craft, Type type, Layout layout, Layout gradient) {

    /**
     * Decides how the weights lie. They are kept as the primitives like them if all dense layers that share them like the same, and nobody
     * else minds; from then on that is so for the whole graph, so all that is wanted of oneDNN is asked for before.
     *
     * @throws Unfit if oneDNN had better not do it
     */
    static Product of(Gemm gemm, Craft craft, Type type) throws Unfit {
        Layout layout = layout(gemm, craft, type);
        boolean kept = agree(gemm, layout, craft, type) && craft.weights().keep(gemm.w(), layout);
        return new Product(gemm, craft, type, layout, kept ? layout : craft.visible(gemm.w()));
    }

    private static boolean agree(Gemm gemm, Layout layout, Craft craft, Type type) {
        return craft.weights().uses().sharing(gemm.w()).allMatch(other -> {
            try {
                return layout(other, craft, type).isSame(layout);
            } catch (Unfit e) {
                return false;
            }
        });
    }

    /** What the forward primitive likes best, if those of the gradients take it too, else rows. */
    private static Layout layout(Gemm gemm, Craft craft, Type type) throws Unfit {
        Shape w = gemm.w().shape();
        Layout any = craft.descriptors().layout(type, Tag.ANY, w.dim(0), w.dim(1));
        Product free = new Product(gemm, craft, type, any, any);
        Layout best = Descriptors.layoutOf(free.forward(free.output(), Behind.NOTHING), Query.WEIGHTS);
        try {
            new Product(gemm, craft, type, best, best).requireAll();
            return best;
        } catch (Unfit e) {
            Layout rows = craft.descriptors().visible(w, type);
            new Product(gemm, craft, type, rows, craft.visible(gemm.w())).requireAll();
            return rows;
        }
    }

    private void requireAll() throws Unfit {
        forward(output(), Behind.NOTHING);
        if (craft.weights().uses().wantsGradient(gemm)) {
            data();
        }
        if (craft.weights().uses().learns(gemm)) {
            weightGradient();
        }
    }

    /** The weights, as they are kept or copied. */
    Form weights(Passage passage) {
        Layout plain = craft.visible(gemm.w());
        return craft.weights().kept(gemm.w()).isPresent()
                ? craft.weights().inOrder(gemm.w())
                : passage.weights(gemm.w(), plain, layout);
    }

    Layout input() {
        return craft.descriptors().visible(gemm.x().shape(), type);
    }

    Layout output() {
        return output(type);
    }

    Layout output(Type of) {
        return craft.descriptors().visible(gemm.y().shape(), of);
    }

    Layout bias() {
        return craft.descriptors().vector(gemm.b().shape().size(), Type.F32);
    }

    MemorySegment forward(Layout output, Behind behind) throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        behind,
                        "inner_product_forward",
                        "ipppp",
                        Propagation.TRAINING,
                        input(),
                        layout,
                        bias(),
                        output));
    }

    MemorySegment data() throws Unfit {
        return Descriptors.fast(craft.descriptors()
                .describe(
                        "inner_product_backward_data",
                        "pppp",
                        input(),
                        layout,
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

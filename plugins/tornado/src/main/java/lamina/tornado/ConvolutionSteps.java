package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Convolutions as products of a matrix with one that is gathered on the fly, by {@link Convolutions}. */
final class ConvolutionSteps {
    /** With fewer columns most of a tile of 64 would be empty: the portable kernel, which computes eight, is as good. */
    private static final int FEWEST = 8;

    private ConvolutionSteps() {}

    /** Weights are laid out as a matrix, then multiplied from the right. */
    static Optional<List<DeviceStep>> forward(Conv op, DeviceMemory memory) {
        ConvolutionShape shape = ConvolutionShape.of(op);
        if (!ConvolutionShape.fits(op) || shape.out() < FEWEST) {
            return Optional.empty();
        }
        FloatArray packed = memory.scratch(shape.weights());
        return Optional.of(List.of(
                pack(shape, memory.floats(op.w()), packed, Convolutions.FORWARD),
                product(
                        shape,
                        memory.floats(op.x()),
                        packed,
                        memory.floats(op.b()),
                        memory.floats(op.y()),
                        Convolutions.FORWARD)));
    }

    /** Each input gathers from the outputs that it went into. */
    static Optional<List<DeviceStep>> data(ConvData op, DeviceMemory memory) {
        Conv forward = op.forward();
        ConvolutionShape shape = ConvolutionShape.of(forward);
        if (!ConvolutionShape.fits(forward) || shape.in() < FEWEST) {
            return Optional.empty();
        }
        FloatArray packed = memory.scratch(shape.weights());
        return Optional.of(List.of(
                pack(shape, memory.floats(forward.w()), packed, Convolutions.DATA),
                product(shape, memory.floats(op.dy()), packed, packed, memory.floats(op.dx()), Convolutions.DATA)));
    }

    /** Places are the terms, of which there are many: they are cut into stretches. */
    static Optional<List<DeviceStep>> weights(ConvWeights op, DeviceMemory memory) {
        Conv forward = op.forward();
        ConvolutionShape shape = ConvolutionShape.of(forward);
        if (!ConvolutionShape.fits(forward) || shape.out() < FEWEST) {
            return Optional.empty();
        }
        Grid tiles = Grid.tiles(shape.filter(), shape.out(), shape.groups());
        Stretches cut = Stretches.of(tiles.groupsX() * tiles.groupsY() * tiles.groupsZ(), shape.outputs());
        FloatArray parts = memory.scratch(shape.weights() * cut.count());
        FloatArray dy = memory.floats(op.dy());
        List<DeviceStep> steps = new ArrayList<>();
        steps.add(product(shape, memory.floats(forward.x()), dy, parts, cut));
        steps.add(unpack(shape, parts, memory.floats(op.dw()), cut.count()));
        steps.addAll(
                SumSteps.columns(dy, shape.outputs(), shape.out() * shape.groups(), memory.floats(op.db()), memory));
        return Optional.of(steps);
    }

    private static DeviceStep pack(ConvolutionShape shape, FloatArray w, FloatArray packed, int mode) {
        return new GridStep(
                Grid.elements(shape.weights()),
                (graph, id) -> graph.task(
                        id,
                        Convolutions::pack,
                        new KernelContext(),
                        w,
                        packed,
                        shape.weights(),
                        shape.out(),
                        shape.in(),
                        shape.taps(),
                        mode));
    }

    private static DeviceStep unpack(ConvolutionShape shape, FloatArray parts, FloatArray dw, int stretches) {
        return new GridStep(
                Grid.elements(shape.weights()),
                (graph, id) -> graph.task(
                        id,
                        Convolutions::unpack,
                        new KernelContext(),
                        parts,
                        dw,
                        shape.weights(),
                        shape.out(),
                        shape.in(),
                        shape.taps(),
                        stretches));
    }

    /** Forward, and with the roles of input and output exchanged, data. */
    private static DeviceStep product(
            ConvolutionShape shape, FloatArray x, FloatArray b, FloatArray bias, FloatArray c, int mode) {
        boolean data = mode == Convolutions.DATA;
        int rows = data ? shape.inputs() : shape.outputs();
        int columns = data ? shape.in() : shape.out();
        int in = data ? shape.out() : shape.in();
        int terms = shape.taps() * in;
        return new GridStep(
                Grid.tiles(rows, columns, shape.groups()),
                (graph, id) -> graph.task(
                        id,
                        Convolutions::product,
                        new KernelContext(),
                        x,
                        b,
                        bias,
                        c,
                        rows,
                        columns,
                        terms,
                        Grid.parts(terms, 16) * 16,
                        1,
                        data ? shape.input() : shape.output(),
                        data ? shape.output() : shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        in,
                        shape.groups(),
                        mode));
    }

    private static DeviceStep product(
            ConvolutionShape shape, FloatArray x, FloatArray dy, FloatArray parts, Stretches cut) {
        return new GridStep(
                Grid.tiles(shape.filter(), shape.out(), shape.groups() * cut.count()),
                (graph, id) -> graph.task(
                        id,
                        Convolutions::product,
                        new KernelContext(),
                        x,
                        dy,
                        dy,
                        parts,
                        shape.filter(),
                        shape.out(),
                        shape.outputs(),
                        cut.length(),
                        cut.count(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups(),
                        Convolutions.WEIGHTS));
    }
}

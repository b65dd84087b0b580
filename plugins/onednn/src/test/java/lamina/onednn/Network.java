package lamina.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Gradients;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Add;
import lamina.ops.Conv;
import lamina.ops.Dropout;
import lamina.ops.Gemm;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;
import lamina.ops.Momentum;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.SoftmaxLoss;
import lamina.ops.Window;

/** A chain of layers with its gradients, put together without the engine. */
final class Network implements Gradients {
    private final List<Op> ops = new ArrayList<>();
    private final List<Op> sums = new ArrayList<>();
    private final Map<Tensor, Tensor> gradients = new HashMap<>();
    private final Set<Tensor> wanted = new HashSet<>();
    private final List<Tensor> parameters = new ArrayList<>();
    private final Tensor images;
    private final Tensor labels;
    private final Tensor step = new Tensor("step", Shape.of(1), Element.INT32, Role.INPUT);
    private final Tensor rate = new Tensor("rate", Shape.of(1), Element.FLOAT32, Role.INPUT);
    private Tensor last;
    private int count;

    Network(int... imageShape) {
        images = new Tensor("images", Shape.of(imageShape), Element.FLOAT32, Role.INPUT);
        labels = new Tensor("labels", Shape.of(imageShape[0]), Element.INT32, Role.INPUT);
        last = images;
    }

    /** The network of Krizhevsky, Sutskever and Hinton 2012, one column with groups. */
    static Network alexNet(int batch) {
        Network net = new Network(batch, 227, 227, 3);
        net.conv(96, Window.square(11, 4), 1).relu().lrn().pool();
        net.conv(256, same(5), 2).relu().lrn().pool();
        net.conv(384, same(3), 1).relu();
        net.conv(384, same(3), 2).relu();
        net.conv(256, same(3), 2).relu().pool();
        return net.flatten()
                .dense(4096)
                .relu()
                .dropout()
                .dense(4096)
                .relu()
                .dropout()
                .dense(1000);
    }

    static Window same(int kernel) {
        int pad = kernel / 2;
        return new Window(kernel, kernel, 1, 1, pad, pad, pad, pad);
    }

    Network conv(int out, Window window, int group) {
        Tensor w = parameter(out, last.shape().dim(3) / group, window.kernelHeight(), window.kernelWidth());
        Tensor y = value("conv" + count++, window.over(last.shape(), out), Element.FLOAT32);
        last = add(new Conv(last, w, parameter(out), y, window, group)).y();
        return this;
    }

    Network dense(int out) {
        Tensor w = parameter(out, last.shape().dim(1));
        Tensor y = value("dense" + count++, Shape.of(last.shape().dim(0), out), Element.FLOAT32);
        last = add(new Gemm(last, w, parameter(out), y)).y();
        return this;
    }

    Network relu() {
        last = add(new Relu(last, value("relu" + count++, last.shape(), Element.FLOAT32)))
                .y();
        return this;
    }

    Network lrn() {
        Tensor y = value("lrn" + count++, last.shape(), Element.FLOAT32);
        Tensor workspace = value("lrn-workspace" + count++, last.shape(), Element.FLOAT32);
        last = add(new Lrn(last, y, workspace, 5, 1e-4f, 0.75f, 2)).y();
        return this;
    }

    Network pool() {
        Window window = Window.square(3, 2);
        Shape shape = window.over(last.shape(), last.shape().dim(3));
        Tensor y = value("pool" + count++, shape, Element.FLOAT32);
        last = add(new MaxPool(last, y, value("pool-workspace" + count++, shape, Element.INT32), window))
                .y();
        return this;
    }

    Network dropout() {
        Tensor y = value("dropout" + count++, last.shape(), Element.FLOAT32);
        last = add(new Dropout(last, step, y, 0.5f, 2, count)).y();
        return this;
    }

    Network flatten() {
        Shape flat = Shape.of(last.shape().dim(0), last.shape().itemSize());
        last = add(new Reshape(last, value("flat" + count++, flat, Element.FLOAT32)))
                .y();
        return this;
    }

    /** One step of training; results are the losses, and the gradient of each parameter if they are to be looked at. */
    Graph training(boolean update) {
        Tensor probabilities = value("probabilities", last.shape(), Element.FLOAT32);
        Tensor losses = value("losses", labels.shape(), Element.FLOAT32);
        Tensor seed = new Tensor("seed", labels.shape(), Element.FLOAT32, Role.INPUT);
        add(new SoftmaxLoss(last, labels, probabilities, losses));
        differentiate(losses, seed);
        List<Tensor> results = new ArrayList<>(List.of(losses));
        for (Tensor parameter : parameters) {
            if (update) {
                Tensor velocity =
                        new Tensor(parameter.name() + ".velocity", parameter.shape(), Element.FLOAT32, Role.STATE);
                ops.add(new Momentum(parameter, velocity, gradients.get(parameter), rate, 0.9f, 5e-4f, 1));
            } else {
                results.add(gradients.get(parameter));
            }
        }
        return new Graph(List.of(new Procedure("train", ops, results)));
    }

    List<Tensor> parameters() {
        return parameters;
    }

    private void differentiate(Tensor losses, Tensor seed) {
        wanted.addAll(parameters);
        for (Op op : ops) {
            if (op.reads().stream().anyMatch(wanted::contains)) {
                wanted.addAll(op.writes());
            }
        }
        gradients.put(losses, seed);
        for (Op op : List.copyOf(ops).reversed()) {
            ((Differentiable) op).differentiate(this);
        }
    }

    private Tensor parameter(int... shape) {
        Tensor parameter =
                new Tensor("parameter" + parameters.size(), Shape.of(shape), Element.FLOAT32, Role.PARAMETER);
        parameters.add(parameter);
        return parameter;
    }

    @Override
    public Tensor value(String name, Shape shape, Element element) {
        return new Tensor(name, shape, element, Role.VALUE);
    }

    @Override
    public <O extends Op> O add(O op) {
        ops.add(op);
        ops.addAll(sums);
        sums.clear();
        return op;
    }

    @Override
    public Tensor of(Tensor written) {
        return gradients.get(written);
    }

    @Override
    public boolean wanted(Tensor read) {
        return wanted.contains(read);
    }

    @Override
    public Tensor into(Tensor read) {
        Tensor own = value("d(" + read.name() + ")" + count++, read.shape(), Element.FLOAT32);
        Tensor before = gradients.put(read, own);
        if (before != null) {
            Tensor sum = value("sum" + count++, read.shape(), Element.FLOAT32);
            sums.add(new Add(before, own, sum));
            gradients.put(read, sum);
        }
        return own;
    }
}

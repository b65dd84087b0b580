package lamina.peers.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import lamina.peers.common.Job;
import lamina.peers.common.Peer;
import lamina.peers.common.Setting;

/** DJL on its PyTorch engine. It has no autocast, so it trains in fp32 only. */
public final class DjlPeer implements Peer {

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public Job open(Setting setting) {
        if (setting.train() && setting.bf16()) {
            throw new UnsupportedOperationException("DJL has no autocast");
        }
        NDManager manager = NDManager.newBaseManager();
        JniUtils.setNumThreads(setting.threads());
        AlexNet net = new AlexNet(setting, manager);
        return setting.train() ? new Training(net, manager, setting) : new Inference(net, manager);
    }

    private static String libraries() {
        return "DJL " + Engine.getDjlVersion() + " " + Engine.getInstance() + " threads=" + JniUtils.getNumThreads();
    }

    private record Inference(AlexNet net, NDManager manager) implements Job {
        @Override
        public float step() {
            try (NDManager scope = manager.newSubManager()) {
                NDArray y = net.forward(scope).softmax(1);
                return y.toType(DataType.FLOAT32, false).getFloat(0, 0);
            }
        }

        @Override
        public String info() {
            return libraries();
        }
    }

    private static final class Training implements Job {
        private final AlexNet net;
        private final NDManager manager;
        private final NDArray labels;
        private final Loss loss = Loss.softmaxCrossEntropyLoss();
        private final Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.001f))
                .optMomentum(0.9f)
                .optWeightDecays(5e-4f)
                .build();

        Training(AlexNet net, NDManager manager, Setting setting) {
            this.net = net;
            this.manager = manager;
            labels = manager.arange(0f, setting.batch(), 1f).toType(DataType.INT64, false);
            net.parameters().forEach(parameter -> parameter.setRequiresGradient(true));
        }

        @Override
        public float step() {
            try (NDManager scope = manager.newSubManager()) {
                float value = backward(scope);
                update();
                return value;
            }
        }

        private float backward(NDManager scope) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray value = loss.evaluate(new NDList(labels), new NDList(net.forward(scope)));
                collector.backward(value);
                return value.getFloat();
            }
        }

        private void update() {
            for (int i = 0; i < net.parameters().size(); i++) {
                NDArray parameter = net.parameters().get(i);
                try (NDArray gradient = parameter.getGradient()) {
                    sgd.update("parameter" + i, parameter, gradient);
                    gradient.subi(gradient); // to zero, for the next step adds to it
                }
            }
        }

        @Override
        public String info() {
            return libraries();
        }
    }
}

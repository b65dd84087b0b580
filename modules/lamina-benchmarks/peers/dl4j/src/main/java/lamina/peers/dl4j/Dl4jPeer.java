package lamina.peers.dl4j;

import lamina.peers.common.Job;
import lamina.peers.common.Network;
import lamina.peers.common.Peer;
import lamina.peers.common.Setting;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j, in fp32. */
public final class Dl4jPeer implements Peer {

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public Job open(Setting setting) {
        if (setting.bf16()) {
            throw new UnsupportedOperationException("fp32 only");
        }
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        ComputationGraph graph = new ComputationGraph(new AlexNet(setting).configuration());
        graph.init();
        INDArray pictures =
                Nd4j.createFromArray(Network.pictures(setting)).reshape(setting.batch(), 3, Network.SIDE, Network.SIDE);
        return setting.train()
                ? new Training(graph, new DataSet(pictures, labels(setting.batch())))
                : new Inference(graph, pictures);
    }

    private static INDArray labels(int batch) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, Network.CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i, 1);
        }
        return labels;
    }

    private static String libraries(ComputationGraph graph) {
        return "DL4J 1.0.0-M2.1 "
                + Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor") + " omp="
                + Nd4j.getEnvironment().maxThreads() + " "
                + System.getProperty("org.bytedeco.javacpp.platform.extension", "") + " params=" + graph.numParams();
    }

    private record Training(ComputationGraph graph, DataSet data) implements Job {
        @Override
        public float step() {
            graph.fit(data);
            return (float) graph.score();
        }

        @Override
        public String info() {
            return libraries(graph);
        }
    }

    private record Inference(ComputationGraph graph, INDArray pictures) implements Job {
        @Override
        public float step() {
            return graph.outputSingle(false, pictures).getFloat(0, 0);
        }

        @Override
        public String info() {
            return libraries(graph);
        }
    }
}

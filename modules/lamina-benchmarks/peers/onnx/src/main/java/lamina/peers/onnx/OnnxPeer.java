package lamina.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import lamina.peers.common.Job;
import lamina.peers.common.Network;
import lamina.peers.common.Peer;
import lamina.peers.common.Setting;

/** ONNX Runtime: inference in fp32, with every optimization of the graph. */
public final class OnnxPeer implements Peer {

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Job open(Setting setting) throws OrtException {
        if (setting.train() || setting.bf16()) {
            throw new UnsupportedOperationException("fp32 inference only");
        }
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(setting.threads());
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(new Model(setting).bytes(), options);
        long[] shape = {setting.batch(), 3, Network.SIDE, Network.SIDE};
        return new Inference(session, OnnxTensor.createTensor(environment, pictures(setting), shape));
    }

    private static FloatBuffer pictures(Setting setting) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(setting.inputs() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return buffer.put(Network.pictures(setting)).flip();
    }

    private record Inference(OrtSession session, OnnxTensor pictures) implements Job {
        @Override
        public float step() throws OrtException {
            try (OrtSession.Result result = session.run(Map.of("x", pictures))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
            }
        }

        @Override
        public String info() {
            return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
        }
    }
}

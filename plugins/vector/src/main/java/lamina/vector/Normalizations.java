package lamina.vector;

import java.util.Optional;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;

/** Local response normalization; the workspace holds s, as the portable kernels leave it. */
record Normalizations(Session session) {

    Preparation forward(Lrn op, HostMemory memory) {
        return unfit(op).<Preparation>map(Preparation.Declined::new).orElseGet(() -> {
            Work work = new Work(memory, session);
            int channels = op.x().shape().dim(3);
            work.add(
                    op.x().shape().size() / channels,
                    new Normalize(
                            work.of(op.x()),
                            work.of(op.y()),
                            work.of(op.workspace()),
                            channels,
                            op.size(),
                            op.alpha() / op.size(),
                            op.bias(),
                            work.slots()));
            return work.accept("lrn");
        });
    }

    Preparation backward(LrnGradient op, HostMemory memory) {
        Lrn lrn = op.forward();
        return unfit(lrn).<Preparation>map(Preparation.Declined::new).orElseGet(() -> {
            Work work = new Work(memory, session);
            int channels = op.dx().shape().dim(3);
            work.add(
                    op.dx().shape().size() / channels,
                    new Denormalize(
                            work.of(lrn.x()),
                            work.of(lrn.workspace()),
                            work.of(op.dy()),
                            work.of(op.dx()),
                            channels,
                            lrn.size(),
                            2f * lrn.alpha() * lrn.beta() / lrn.size(),
                            work.slots()));
            return work.accept("lrn");
        });
    }

    private static Optional<String> unfit(Lrn op) {
        int channels = op.x().shape().dim(3);
        if (op.beta() != Normalize.BETA) {
            return Optional.of("fast with a beta of 0.75 only, not " + op.beta());
        }
        if (channels + op.size() > Normalize.ROOM) {
            return Optional.of("too many channels: " + channels);
        }
        return Lanes.unfit(channels);
    }
}

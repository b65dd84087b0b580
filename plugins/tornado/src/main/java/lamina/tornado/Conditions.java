package lamina.tornado;

import java.util.Optional;

/** What has to be so before TornadoVM can be trusted: options that it takes from the command line, and nowhere else. */
final class Conditions {
    private static final String CURE =
            ". Start it by the launcher `lamina` with TORNADOVM_HOME set, which gives TornadoVM" + " its options";

    private Conditions() {}

    /** Why it cannot be used, and what to do; empty if it can. */
    static Optional<String> problem() {
        if (System.getProperty("tornado.load.runtime.implementation") == null) {
            return Optional.of("this Java was started without TornadoVM's options" + CURE);
        }
        if (!"false".equalsIgnoreCase(System.getProperty("tornado.recover.bailout"))) {
            return Optional.of(
                    "TornadoVM may fall back to sequential Java without saying so, since this Java was started"
                            + " without -Dtornado.recover.bailout=False" + CURE);
        }
        if (!LoopReader.class.getName().equals(System.getProperty("tornado.load.annotation.implementation"))) {
            return Optional.of(
                    "TornadoVM would not find the loops of rewritten kernels, since this Java was started without"
                            + " -Dtornado.load.annotation.implementation=" + LoopReader.class.getName() + CURE);
        }
        if (Integer.getInteger("tornado.tvm.maxbytecodesize", 4096) < 65536) {
            return Optional.of("TornadoVM has too little room for task graphs, since this Java was started without"
                    + " -Dtornado.tvm.maxbytecodesize=65536" + CURE);
        }
        return Optional.empty();
    }
}

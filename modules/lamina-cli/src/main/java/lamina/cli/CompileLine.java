package lamina.cli;

import java.util.function.LongSupplier;
import lamina.api.backend.CompileListener;

/** Says how many kernels are compiled, for backends that take their time over it. */
final class CompileLine implements CompileListener {
    private final PassingLine line;

    /** @param clock nanoseconds */
    CompileLine(Output output, LongSupplier clock) {
        line = new PassingLine(output, clock);
    }

    @Override
    public void compiled(int done, int all) {
        if (line.due()) {
            line.show("compiling kernels " + done + "/" + all);
        }
        if (done == all) {
            line.end();
        }
    }
}

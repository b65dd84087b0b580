package lamina.core.train;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.api.train.WatchedRun;

/** What listeners see of a session that trains. */
record Watched(String name, Path folder, List<String> classes, List<Tensor> parameters, Program program)
        implements WatchedRun {

    @Override
    public void read(Tensor parameter, MemorySegment into) {
        program.read(parameter, into);
    }
}

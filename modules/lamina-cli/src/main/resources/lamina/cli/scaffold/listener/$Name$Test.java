package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.Score;
import lamina.api.train.WatchedRun;
import lamina.testkit.RunListenerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It keeps the contract of listeners, which stops and resumes a run at each of its steps, and writes what it is told. */
class $Name$Test extends RunListenerContract<$Name$Settings> {
    @TempDir
    private Path folder;

    @Override
    protected RunListenerProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings("table.md");
    }

    @Test
    void worksAsByHand() throws IOException {
        RunListener listener = create();
        listener.opened(new Run(folder));
        listener.started(new Progress(0, 3, 2, List.of()), 8);
        listener.epoch(new Epoch(1, 3, 0.1f, 2.5, new Score(10, 1.25, 0.5, 0.9), 1));
        assertEquals("| 1 | 2.500 | 1.250 | 50.0 % |", Files.readAllLines(folder.resolve("table.md")).getLast());
    }

    /** A run that has learned nothing. */
    private record Run(Path folder) implements WatchedRun {
        @Override
        public String name() {
            return "by-hand";
        }

        @Override
        public List<String> classes() {
            return List.of("one", "two");
        }

        @Override
        public List<Tensor> parameters() {
            return List.of();
        }

        @Override
        public void read(Tensor parameter, MemorySegment into) {
            throw new IllegalArgumentException("the run has no " + parameter);
        }
    }
}

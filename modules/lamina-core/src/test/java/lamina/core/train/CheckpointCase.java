package lamina.core.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lamina.api.train.RunListener;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that leave checkpoints, and go on from them. Epochs have four steps here. */
abstract class CheckpointCase {
    static final String CONFIG = "{\"seed\": 1}";

    @TempDir
    Path folder;

    final List<String> notes = new ArrayList<>();

    static RunSpec spec(CheckpointSpec checkpoint) {
        TrainSpec train = new TrainSpec(50, 3, Optional.empty(), 1, 1, checkpoint);
        return Runs.of(1, 0.02f, train);
    }

    static CheckpointSpec every(long steps, int keep) {
        return new CheckpointSpec(steps, 0, keep, OnError.STOP);
    }

    Training.Company company(BooleanSupplier stop, RunListener... listeners) {
        return new Training.Company(List.of(listeners), notes::add, stop, List.of());
    }

    RunState begin(RunSpec spec, Training.Company company) {
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(folder, 1)) {
            return new Training(session, journal, company).begin(CONFIG);
        }
    }

    RunState resume(RunSpec spec, Checkpoint from, Training.Company company) {
        try (Session session = Session.training(spec, List.of(), List.of())) {
            session.restore(from);
            try (Journal journal = Journal.reopen(folder, 1, from.state(), List.of())) {
                return new Training(session, journal, company).resume(from, CONFIG);
            }
        }
    }

    List<String> names() throws IOException {
        return names(folder.resolve("checkpoints"));
    }

    static List<String> names(Path in) throws IOException {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}

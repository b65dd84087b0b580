package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.NoSettings;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A sound listener passes every rule, and for each rule there is a broken one that fails it. */
class RunListenerContractTest {
    @TempDir
    Path runs;

    /** What is wrong with a listener. */
    private enum Fault {
        NONE,
        EARLY,
        FORGETS_NOTHING,
        FORGETS_EPOCHS_BY_STEP,
        KEEPS_HALVES,
        READS_ALWAYS,
        SPEAKS_OF_NOTHING,
        TAKES_ANOTHERS_FILE
    }

    /** Writes a line for each step and each epoch. */
    private static final class Lines implements RunListener {
        private final Fault fault;
        private Optional<WatchedRun> watched = Optional.empty();
        private Optional<Path> file = Optional.empty();

        Lines(Fault fault) {
            this.fault = fault;
        }

        @Override
        public void opened(WatchedRun run) {
            watched = Optional.of(run);
            if (fault == Fault.EARLY) {
                write(run.folder().resolve("lines"), "");
            }
        }

        @Override
        public void started(Progress progress, int batch) {
            Path lines = watched.orElseThrow()
                    .folder()
                    .resolve(fault == Fault.TAKES_ANOTHERS_FILE ? "metrics.jsonl" : "lines");
            file = Optional.of(lines);
            write(lines, Files.exists(lines) ? kept(lines, progress) : "");
        }

        private String kept(Path lines, Progress progress) {
            try {
                String text = Files.readString(lines);
                if (fault == Fault.KEEPS_HALVES) {
                    text += "\n";
                }
                StringBuilder kept = new StringBuilder();
                for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                    if (fault == Fault.FORGETS_NOTHING || line.isEmpty() || precedes(line, progress)) {
                        kept.append(line).append(line.isEmpty() ? "" : "\n");
                    }
                }
                return kept.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean precedes(String line, Progress progress) {
            String[] words = line.split(" ");
            if (words.length < 3) {
                return true; // a half
            }
            return words[0].equals("step") || fault == Fault.FORGETS_EPOCHS_BY_STEP
                    ? Long.parseLong(words[2]) <= progress.step()
                    : Long.parseLong(words[1]) <= progress.history().size();
        }

        @Override
        public void step(Step step) {
            append("step " + step.epoch() + " " + step.number());
            if (fault == Fault.READS_ALWAYS) {
                read();
            }
        }

        @Override
        public void epoch(Epoch epoch) {
            append("epoch " + epoch.number() + " " + epoch.steps());
            read();
        }

        private void read() {
            watched.ifPresent(run -> {
                Tensor parameter = run.parameters().getFirst();
                try (Arena arena = Arena.ofConfined()) {
                    run.read(parameter, arena.allocate(parameter.bytes(), 4));
                }
            });
        }

        private void append(String line) {
            file.ifPresent(to -> {
                try {
                    write(to, Files.readString(to) + line + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private void write(Path to, String text) {
            try {
                Files.writeString(to, text);
            } catch (IOException e) {
                throw new DataException(
                        fault == Fault.SPEAKS_OF_NOTHING ? "cannot write" : "cannot write " + to + ": " + e, e);
            }
        }
    }

    private Of of(Fault fault) {
        Of contract = new Of(fault);
        try {
            contract.runs = Files.createTempDirectory(runs, "runs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contract;
    }

    private void passes(Fault fault, Rule rule) {
        assertDoesNotThrow(on(fault, rule));
    }

    private void fails(Fault fault, Rule rule) {
        assertThrows(AssertionError.class, on(fault, rule));
    }

    private Executable on(Fault fault, Rule rule) {
        return () -> rule.apply(of(fault));
    }

    private interface Rule {
        void apply(Of contract) throws IOException;
    }

    @Test
    void aSoundListenerPasses() {
        Stream.<Rule>of(
                        Of::writesNothingBeforeTheRun,
                        Of::goesOn,
                        Of::epochsAreJudgedOnce,
                        Of::dropsWhatWasHalfWritten,
                        Of::readsParametersSeldom,
                        Of::saysWhereItCannotWrite,
                        Of::leavesOthersAlone)
                .forEach(rule -> passes(Fault.NONE, rule));
    }

    @Test
    void eachFaultFailsItsRule() {
        fails(Fault.EARLY, Of::writesNothingBeforeTheRun);
        fails(Fault.FORGETS_NOTHING, Of::goesOn);
        fails(Fault.FORGETS_EPOCHS_BY_STEP, Of::epochsAreJudgedOnce);
        fails(Fault.KEEPS_HALVES, Of::dropsWhatWasHalfWritten);
        fails(Fault.READS_ALWAYS, Of::readsParametersSeldom);
        fails(Fault.SPEAKS_OF_NOTHING, Of::saysWhereItCannotWrite);
        fails(Fault.TAKES_ANOTHERS_FILE, Of::leavesOthersAlone);
    }

    /** The contract of a listener that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends RunListenerContract<NoSettings> {
        private final Fault fault;

        Of(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected RunListenerProvider<NoSettings> provider() {
            return new RunListenerProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public RunListener create(NoSettings settings) {
                    return new Lines(fault);
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }
    }
}

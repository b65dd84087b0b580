package lamina.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import picocli.CommandLine.Option;

/** What is measured, and for how long. Those that stand for a setting are checked where settings are. */
final class BenchOptions {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = BenchMode.Reader.class,
            description = "train, whole steps with gradients and updates (unless told otherwise), or predict")
    private BenchMode mode = BenchMode.TRAIN;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "pictures in a step: train.batch; otherwise the run's own in training, 1 in prediction")
    private Optional<String> batch = Optional.empty();

    @Option(names = "--precision", paramLabel = "NAME", description = "f32, bf16 or auto: backend.precision")
    private Optional<String> precision = Optional.empty();

    @Option(
            names = "--native",
            paramLabel = "NAME",
            description = "who makes operations faster, auto, none, reference or a library's name: backend.native")
    private Optional<String> nativeLibrary = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "how many threads compute, 0 for one per processor: backend.threads")
    private Optional<String> threads = Optional.empty();

    @Option(names = "--seconds", paramLabel = "S", description = "how long to measure, 10 unless told otherwise")
    private double seconds = 10;

    @Option(names = "--warmup", paramLabel = "S", description = "how long to run before that, 2 unless told otherwise")
    private double warmup = 2;

    @Option(
            names = "--quiet",
            paramLabel = "S",
            description = "wait up to so many seconds, until others leave the processors alone")
    private double quiet;

    BenchMode mode() {
        return mode;
    }

    /** The settings that are to be changed. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        batch.ifPresent(value -> settings.add("train.batch=" + value));
        precision.ifPresent(value -> settings.add("backend.precision=" + value));
        nativeLibrary.ifPresent(value -> settings.add("backend.native=" + value));
        threads.ifPresent(value -> settings.add("backend.threads=" + value));
        return settings;
    }

    /** Pictures in a step; somebody who predicts mostly has one at a time. */
    int batch(int configured) {
        return mode == BenchMode.PREDICT && batch.isEmpty() ? 1 : configured;
    }

    double seconds() {
        return seconds;
    }

    double warmup() {
        return warmup;
    }

    double quiet() {
        return quiet;
    }

    /** @throws ConfigurationException if a time is none */
    void check() {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new ConfigurationException("--seconds is how long to measure, more than 0; found " + seconds);
        }
        positive("--warmup", warmup);
        positive("--quiet", quiet);
    }

    private static void positive(String option, double time) {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new ConfigurationException(option + " is a time in seconds, at least 0; found " + time);
        }
    }
}

package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.config.Difference;
import lamina.config.Run;
import lamina.core.TrainSpec;
import lamina.core.train.Checkpoint;
import lamina.core.train.Checkpoints;
import lamina.core.train.Journal;
import lamina.core.train.RunState;

/**
 * A run that goes on.
 *
 * @param folder of the run
 * @param checkpoint from which it goes on
 * @param remarks what is wrong with later checkpoints, or with the clock
 */
record Resumption(Path folder, Checkpoint checkpoint, List<String> remarks) {

    /**
     * Finds the checkpoint.
     *
     * @param argument a run folder, for its newest checkpoint that is sound, or one of its checkpoints
     * @throws ConfigurationException if it is neither
     * @throws lamina.api.DataException if no checkpoint is sound, or another process trains in the folder
     */
    static Resumption of(Path argument) {
        if (Checkpoints.named(argument) && Files.isDirectory(argument)) {
            Path run = argument.toAbsolutePath().normalize().getParent().getParent();
            Journal.requireFree(run);
            return new Resumption(run, Checkpoints.of(run).at(argument), List.of()).withClock();
        }
        if (!Files.isRegularFile(argument.resolve(RunArgument.CONFIGURATION))) {
            throw new ConfigurationException("--resume takes the folder that a training has left; %s %s"
                    .formatted(
                            argument.toAbsolutePath(),
                            Files.exists(argument)
                                    ? "has no " + RunArgument.CONFIGURATION + ", so no training wrote it"
                                    : "does not exist" + others(argument)));
        }
        Journal.requireFree(argument);
        Checkpoints.Found found = Checkpoints.of(argument).newest();
        List<String> remarks = new ArrayList<>();
        found.passedOver().forEach(fault -> remarks.add("warning: " + fault));
        if (!remarks.isEmpty()) {
            remarks.add("         going on from an earlier one, "
                    + found.checkpoint().folder() + "; the steps after it are done again");
        }
        return new Resumption(argument, found.checkpoint(), remarks).withClock();
    }

    /** A checkpoint's name may end in the epoch, and only the last ones are kept. */
    private static String others(Path argument) {
        Path folder = argument.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            String names = entries.filter(Checkpoints::named)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : "; the checkpoints there are " + names;
        } catch (IOException _) {
            return ""; // what is wrong is told all the same
        }
    }

    private Resumption withClock() {
        Stream<String> clock = checkpoint.clock(Instant.now()).stream().map(remark -> "warning: " + remark);
        return new Resumption(
                folder, checkpoint, Stream.concat(remarks.stream(), clock).toList());
    }

    /** Where the run stands. */
    RunState state() {
        return checkpoint.state();
    }

    /** For messages: where, and since when. */
    String text() {
        return state().text() + ", written " + checkpoint.note().written();
    }

    /** That there is nothing left to do. */
    String ended(TrainSpec train) {
        String early = state().endedEarly(train).map(reason -> ", as " + reason).orElse("");
        String more = early.isEmpty()
                ? "train.epochs=" + state().epochs().size() * 2
                : "train.earlyStop.patience=" + train.earlyStop().orElseThrow().patience() * 2;
        return "nothing to do: the run in %s has ended, after %s%s. For more: --set %s --changed"
                .formatted(folder, state().text(), early, more);
    }

    /** The configuration that it has had so far. */
    Path configuration() {
        return checkpoint.folder().resolve(RunArgument.CONFIGURATION);
    }

    /**
     * What its configuration has now that it has not had so far, by what the same file means now: a later Lamina may have settings more.
     *
     * @param accepted whether the person who runs it knows
     * @throws ConfigurationException unless it is accepted or changes nothing of what is learned
     */
    List<Difference> differences(Run now, Toolbox toolbox, boolean accepted) {
        Run before = toolbox.reader().read(configuration(), List.of());
        List<Difference> differences = now.differences(before.resolvedJson());
        if (!accepted && differences.stream().anyMatch(Difference::matters)) {
            throw new ConfigurationException(
                    "the configuration is not the one that the run has come to %s with; --changed goes on with it all the same\n%s"
                            .formatted(
                                    state().text(),
                                    differences.stream()
                                            .map(Difference::toString)
                                            .collect(Collectors.joining("\n"))));
        }
        return differences;
    }
}

package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;
import lamina.api.train.Epoch;
import lamina.config.Difference;
import lamina.config.Run;
import lamina.config.Sweep;
import lamina.core.train.Checkpoints;
import lamina.core.train.Journal;
import lamina.core.train.RunState;

/**
 * A run of a sweep.
 *
 * @param variant its name and changes
 * @param configuration what it changes
 * @param run what that comes to
 * @param folder where it trains, or has trained
 */
record SweepRun(Sweep.Variant variant, Path configuration, Run run, Path folder) {

    /**
     * Reads them all, before any of them trains.
     *
     * @throws ConfigurationException with every problem of every run
     */
    static List<SweepRun> all(Sweep sweep, Path folder, Toolbox toolbox) {
        List<SweepRun> runs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Sweep.Variant variant : sweep.variants()) {
            try {
                Path configuration = Path.of(sweep.run());
                Run run = toolbox.reader().read(configuration, variant.changes());
                SweepRun made = new SweepRun(variant, configuration, run, folder.resolve(variant.name()));
                made.check(toolbox);
                runs.add(made);
            } catch (ConfigurationException e) {
                e.getMessage().lines().forEach(line -> problems.add("run " + variant.name() + ": " + line));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join("\n", problems));
        }
        return runs;
    }

    /** That its folder is not another run's. */
    private void check(Toolbox toolbox) {
        if (!begun() || checkpoints().isEmpty()) {
            return;
        }
        Run before = toolbox.reader().read(Resumption.of(folder).configuration(), List.of());
        String differences = run.differences(before.resolvedJson()).stream()
                .filter(Difference::matters)
                .map(Difference::toString)
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new ConfigurationException(
                    "%s holds a run with another configuration (%s); move it away, or give the sweep another folder by --out"
                            .formatted(folder, differences));
        }
    }

    private boolean begun() {
        return Files.isRegularFile(folder.resolve(RunArgument.CONFIGURATION));
    }

    private Checkpoints checkpoints() {
        return Checkpoints.of(folder);
    }

    /** Where it stands; nothing if it has no checkpoint. */
    private Optional<RunState> state() {
        return checkpoints().isEmpty()
                ? Optional.empty()
                : Optional.of(checkpoints().newest().checkpoint().state());
    }

    /** Whether it has nothing left to do. */
    boolean finished() {
        return state().filter(state -> state.finished(run.spec().train())).isPresent();
    }

    /** What it has come to so far. */
    List<Epoch> epochs() {
        return state().map(RunState::epochs).orElse(List.of());
    }

    /** Trains it from where it stands. */
    ExitCode train(Lamina lamina, Toolbox toolbox) {
        if (!checkpoints().isEmpty()) {
            return TrainCommand.resuming(lamina, folder).train(toolbox);
        }
        if (begun()) {
            lamina.output().note("begins anew, as it was cut off before its first checkpoint");
            Journal.discard(folder);
        }
        return TrainCommand.beginning(lamina, configuration, variant.changes(), folder)
                .train(toolbox);
    }
}

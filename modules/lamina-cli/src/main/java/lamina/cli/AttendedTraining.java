package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lamina.api.train.RunListener;
import lamina.core.estimate.Forecast;
import lamina.core.train.Journal;
import lamina.core.train.Profile;
import lamina.core.train.RunState;
import lamina.core.train.Session;
import lamina.core.train.Training;

/**
 * A training that begins or goes on with somebody in front of it: it shows how far it is, ends with a checkpoint at Ctrl-C, and says what
 * it came to.
 *
 * @param plugins a class of each plugin that takes part
 * @param stopwatch tells whether it has begun
 * @param pictures what there is to learn from; empty if nothing is to be foretold
 */
record AttendedTraining(
        Session session,
        Journal journal,
        Toolbox toolbox,
        Set<Class<?>> plugins,
        Stopwatch stopwatch,
        Optional<Session.Pictures> pictures) {

    /**
     * Trains.
     *
     * @param course from the beginning, or from a checkpoint on
     * @param profiling whether to say in the end where the time went
     */
    ExitCode run(Function<Training, RunState> course, Output output, ReportOptions reports, boolean profiling) {
        long limit = session.spec().train().steps().orElse(Long.MAX_VALUE);
        Display display = output.progress("validation", limit);
        Optional<Profile> profile = profiling ? Optional.of(session.startProfile()) : Optional.empty();
        try (Interruption interruption = new Interruption(display::note);
                Reporting reporting = reports.open(session, journal.folder(), output)) {
            session.spec().data().tell(interruption.heeding(toolbox.listener()));
            Training.Company company = new Training.Company(
                    listeners(display, reporting.listener()), display::note, interruption, plugins);
            RunState state = course.apply(new Training(session, journal, company));
            profile.ifPresent(
                    found -> new ProfileText(found, session.roofline()).lines().forEach(output::result));
            if (!state.finished(session.spec().train())) {
                return stopped(state, output);
            }
            tell(state, output);
            reporting.write();
            return ExitCode.OK;
        }
    }

    /** Who hears of every step. */
    private List<RunListener> listeners(Display display, RunListener report) {
        Optional<RunListener> forecast = pictures.map(
                found -> new Forecast(session.spec().train(), found, pace -> display.note(Outlook.remaining(pace))));
        return Stream.of(Stream.of(stopwatch), forecast.stream(), Stream.of(display, report))
                .<RunListener>flatMap(Function.identity())
                .toList();
    }

    private ExitCode stopped(RunState state, Output output) {
        Path folder = journal.folder();
        output.note("to look at what there is: lamina report " + folder);
        output.note("stopped at %s; to go on: lamina train --resume %s".formatted(state.text(), folder));
        return ExitCode.INTERRUPTED;
    }

    private void tell(RunState state, Output output) {
        new Outcome(state.epochs(), stopwatch, journal.folder(), session.movedInStep())
                .lines()
                .forEach(output::result);
        Outcome.skipped(state.skipped()).forEach(output::result);
    }
}

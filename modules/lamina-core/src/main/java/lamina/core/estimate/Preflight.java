package lamina.core.estimate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import lamina.api.LaminaException;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.TrainSpec;
import lamina.core.train.Probe;
import lamina.core.train.Session;

/**
 * What can be told of a run before it begins.
 *
 * <pre>{@code
 * Session session = Session.compiled(spec, decoders, overrides, listener);
 * Preflight preflight = Preflight.of(session, folder);
 * preflight.require(session, System.err::println); // before anything is written anywhere
 * session.fill();
 * }</pre>
 *
 * @param pictures what there is to learn from
 * @param memory what the process will come to have
 * @param disk what the run will write
 */
public record Preflight(Session.Pictures pictures, MemoryEstimate memory, DiskEstimate disk) {

    /**
     * Of a session that is {@linkplain Session#compiled compiled} and nothing more.
     *
     * @param folder that of the run; it need not be there
     * @throws lamina.api.DataException if the dataset cannot be read
     */
    public static Preflight of(Session session, Path folder) {
        Session.Pictures pictures = session.pictures();
        TrainSpec train = session.spec().train();
        return new Preflight(
                pictures,
                MemoryEstimate.of(session, pictures.mapped(), pictures.decoded()),
                DiskEstimate.of(session, folder, steps(train, pictures), pictures.validation() > 0));
    }

    private static long stepsPerEpoch(TrainSpec train, Session.Pictures pictures) {
        return pictures.training() / train.batch();
    }

    private static long steps(TrainSpec train, Session.Pictures pictures) {
        return Math.min(train.steps().orElse(Long.MAX_VALUE), stepsPerEpoch(train, pictures) * train.epochs());
    }

    /**
     * Refuses a run that cannot come to its end. One that was told to go on with a full disk is only warned.
     *
     * @param session what this was made of
     * @param warnings takes a line
     * @throws LaminaException if there is too little memory or disk; it says what would make the run possible
     */
    public void require(Session session, Consumer<String> warnings) {
        memory.require(session);
        Optional<String> full = disk.refusal();
        if (session.spec().train().checkpoint().onError() == CheckpointSpec.OnError.CONTINUE) {
            full.ifPresent(reason -> warnings.accept("warning: " + reason));
        } else {
            disk.require();
        }
    }

    /**
     * Does steps until they are as fast as they will be, and foretells from them how long the run takes. They change the session's
     * weights, so it is of no other use.
     *
     * @param session initialized
     * @param seconds for how long it learns at most, but for a handful of steps; then it judges three batches
     * @throws lamina.api.DataException if a picture cannot be read
     */
    public Pace pace(Session session, double seconds) {
        TrainSpec train = session.spec().train();
        Probe probe = new Probe(session);
        Steady steady = settled(probe, new Settling(seconds));
        double judgement = pictures.validation() * probe.judging(pictures.views());
        Pace.Plan plan = Forecast.plan(train, stepsPerEpoch(train, pictures), 0, steps(train, pictures));
        return new Pace(train.batch(), steady.seconds(), steady.waiting(), judgement, plan);
    }

    private static Steady settled(Probe probe, Settling settling) {
        List<Step> steps = new ArrayList<>();
        AtomicReference<Optional<Steady>> settled = new AtomicReference<>(Optional.empty());
        probe.steps(step -> {
            steps.add(step);
            settled.set(settling.hear(step));
            return settled.get().isPresent();
        });
        return settled.get().orElseGet(() -> Steady.of(steps)); // a run that is shorter than that
    }
}

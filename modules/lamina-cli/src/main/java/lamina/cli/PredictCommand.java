package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.graph.Shape;
import lamina.config.Run;
import lamina.core.train.Prediction;
import lamina.core.train.Predictor;
import lamina.core.train.Session;
import lamina.core.train.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what pictures show. */
@Command(
        name = "predict",
        customSynopsis = {
            "lamina predict RUN IMAGE... [--weights FILE] [--top N] [--json]",
            "       [--set KEY=VALUE]..."
        },
        description = {
            "Tells what pictures show, the most probable class first.",
            "A picture that cannot be decoded is told, and the others go on; the end is then an error all the same.",
            "Example: curl -s URL | lamina predict runs/mine - --json | jq -r '.best[0].class'"
        })
final class PredictCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "picture files, folders of them, or - for one from standard input")
    private List<Path> images = new ArrayList<>();

    @Mixin
    private WeightsOption weights = new WeightsOption();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "how many classes of each picture, 5 unless told otherwise")
    private int top = 5;

    @Option(names = "--json", description = "print one line of JSON for each picture instead")
    private boolean json;

    private final PictureFiles files = new PictureFiles(System.in);

    PredictCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new ConfigurationException("--top is a number of classes, at least 1; found " + top);
        }
        RunArgument argument = options.argument(lamina.home());
        Path file = weights.file(argument);
        Toolbox toolbox = lamina.toolbox();
        Run run = options.read(argument, toolbox);
        try (Session session = Session.evaluation(
                run.spec(),
                1,
                toolbox.decoders(),
                toolbox.overrides(),
                new CompileLine(lamina.output(), System::nanoTime))) {
            session.load(file);
            if (!json) { // a program that asks for one picture after the other is told nothing but them
                lamina.output().note(new Announcement(session).evaluates());
            }
            return predict(session.predictor(scaling(run, session)), classes(session, file))
                    .number();
        }
    }

    /** What makes pictures fit: the run's own steps, and one before them. */
    private static String scaling(Run run, Session session) {
        Shape picture = session.assembly().picture();
        String first = "{\"type\": \"resize\", \"size\": [%d, %d]}".formatted(picture.dim(0), picture.dim(1));
        String steps = run.json("augment.evaluate").orElse("[]").replaceFirst("^\\[ *", "");
        return "To scale every picture to that size first: --set 'augment.evaluate=[%s%s%s'"
                .formatted(first, steps.equals("]") ? "" : ", ", steps.replace("'", "'\\''"));
    }

    /** One by one, so that a picture that cannot be decoded does not hide what the others show. */
    private ExitCode predict(Predictor predictor, List<String> classes) {
        ExitCode worst = ExitCode.OK;
        for (Path named : images) {
            try {
                for (Path image : files.of(named)) {
                    worst = predict(image, predictor, classes) ? worst : ExitCode.DATA;
                }
            } catch (DataException e) {
                lamina.output().note("error: " + e.getMessage());
                worst = ExitCode.DATA;
            }
        }
        return worst;
    }

    private boolean predict(Path image, Predictor predictor, List<String> classes) {
        try {
            print(predictor.predict(List.of(files.read(image))).getFirst(), classes);
            return true;
        } catch (DataException e) {
            lamina.output().note("error: " + e.getMessage());
            return false;
        }
    }

    private void print(Prediction prediction, List<String> classes) {
        if (json) {
            lamina.output().result(new PredictionJson(classes, top).line(prediction));
            return;
        }
        lamina.output().result(prediction.picture());
        prediction
                .best(top)
                .forEach(label -> lamina.output()
                        .result("%9s  %s"
                                .formatted(Numbers.percent(prediction.probability(label)), classes.get(label))));
    }

    /** The names that were saved with the weights; the dataset is asked only where the file does not tell. */
    private static List<String> classes(Session session, Path file) {
        List<String> saved = Weights.card(file).classes();
        return saved.size() == session.assembly().classes() ? saved : session.classes();
    }
}

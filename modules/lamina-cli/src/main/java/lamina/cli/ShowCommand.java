package lamina.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.graph.Shape;
import lamina.core.RunSpec;
import lamina.core.data.Pipeline;
import lamina.core.data.Sight;
import lamina.core.survey.ContactSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the network sees. */
@Command(
        name = "show",
        customSynopsis = {
            "lamina data show RUN [--split SPLIT] [--pictures N] [--draws N]",
            "       [--epoch N] [--out FILE] [--set KEY=VALUE]..."
        },
        description = {
            "Makes a page of pictures as the network sees them, augmented.",
            "Of the training pictures the first ones that the epoch takes, each as it is then and in the epochs after it;"
                    + " of others the first ones with all their views. The mean is added back, to look at."
        })
final class ShowCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private SplitOption split = new SplitOption();

    @Option(names = "--pictures", paramLabel = "N", description = "how many pictures; 16 unless told otherwise")
    private int pictures = 16;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "in how many epochs a training picture is shown; 6 unless told otherwise")
    private int draws = 6;

    @Option(names = "--epoch", paramLabel = "N", description = "the first of them; 1 unless told otherwise")
    private int epoch = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "the page; otherwise NAME-show.html here")
    private Optional<Path> out = Optional.empty();

    ShowCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        least("--pictures", pictures);
        least("--draws", draws);
        least("--epoch", epoch);
        DataSource source = options.source(lamina, lamina.toolbox());
        RunSpec run = source.needRun().spec();
        Path file = out.orElseGet(() -> Path.of(run.name() + "-show.html"));
        try (Dataset dataset = source.dataset();
                Examples examples = dataset.open(split.split())) {
            sheet(run, source, dataset.classes(), examples).write(file);
        } catch (IOException e) {
            throw new DataException("the dataset cannot be read: " + Reason.of(e), e);
        }
        lamina.output().result("page      " + file);
        return ExitCode.OK.number();
    }

    private static void least(String option, int number) {
        if (number < 1) {
            throw new ConfigurationException("%s is a number from 1 on; found %d".formatted(option, number));
        }
    }

    private ContactSheet sheet(RunSpec run, DataSource source, List<String> classes, Examples examples) {
        boolean training = split.split() == Split.TRAIN;
        List<Augmentation> chain =
                training ? run.augment().train() : run.augment().evaluate();
        Shape shape = Shape.of(run.input().stream().mapToInt(Integer::intValue).toArray());
        Pipeline pipeline = new Pipeline(source.decoders(), chain, shape, run.seed());
        List<List<Sight>> sights = training
                ? Sight.training(examples, pipeline, run.seed(), epoch, pictures, draws)
                : Sight.evaluation(examples, pipeline, pictures);
        String about = "What the network sees of %s, %s (height, width, channels), seed %d%s. The mean is added back."
                .formatted(
                        EvaluateCommand.word(split.split()) + " pictures",
                        shape,
                        run.seed(),
                        training ? ", the first of epoch " + epoch : "");
        return new ContactSheet(run.name(), about, classes, sights);
    }
}

package lamina.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.config.Sweep;
import lamina.report.comparison.Candidate;
import lamina.report.comparison.Comparison;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How the runs of a sweep stand beside each other: on a page, as JSON, in the terminal. */
final class SweepBoard {
    static final String PAGE = "comparison.html";
    static final String RESULTS = "results.json";

    private static final JsonFactory JSON = new JsonFactory();

    private final Sweep sweep;
    private final Path folder;
    private final List<SweepRun> runs;
    private final List<Candidate> candidates = new ArrayList<>();

    SweepBoard(Sweep sweep, Path folder, List<SweepRun> runs) {
        this.sweep = sweep;
        this.folder = folder;
        this.runs = runs;
        runs.forEach(run -> candidates.add(candidate(run, "waits", "")));
    }

    /** Sets down how a run stands, and writes the page and the results anew. */
    void put(int index, String state, String remark) {
        candidates.set(index, candidate(runs.get(index), state, remark));
        write(PAGE, comparison().page());
        write(RESULTS, json() + "\n");
    }

    private Candidate candidate(SweepRun run, String state, String remark) {
        return new Candidate(run.variant().name(), sweep.own(run.variant()), state, remark, epochs(run));
    }

    private static List<Epoch> epochs(SweepRun run) {
        try {
            return run.epochs();
        } catch (DataException e) {
            return List.of(); // it fails by this as soon as it is to go on
        }
    }

    private Comparison comparison() {
        return new Comparison(sweep.name(), candidates);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new DataException("the sweep cannot write %s: %s".formatted(folder.resolve(name), Reason.of(e)), e);
        }
    }

    /** A row for each run; the best is marked. */
    List<String> lines() {
        Optional<Candidate> best = comparison().best();
        Table table = new Table(
                Table.words("run"),
                Table.words("state"),
                Table.numbers("epochs"),
                Table.numbers("best"),
                Table.numbers("top-1"),
                Table.numbers("top-5"),
                Table.numbers("loss"),
                Table.numbers("time"),
                Table.words(""));
        for (Candidate run : candidates) {
            Score score = run.best().map(Epoch::validation).orElse(Score.NONE);
            table.row(
                    run.name(),
                    run.state(),
                    String.valueOf(run.epochs().size()),
                    run.best().map(epoch -> String.valueOf(epoch.number())).orElse("-"),
                    Numbers.percent(score.top1()),
                    Numbers.percent(score.top5()),
                    Numbers.loss(score.loss()),
                    Numbers.time(run.seconds()),
                    best.filter(run::equals).map(_ -> "best").orElse(""));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("page      " + folder.resolve(PAGE));
        return lines;
    }

    /** One line of JSON. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("name", sweep.name());
            json.writeStringProperty("varies", sweep.run());
            json.writeStringProperty("folder", folder.toString());
            json.writeName("runs").writeStartArray();
            for (Candidate run : candidates) {
                run(run, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void run(Candidate run, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", run.name());
        json.writeName("changes").writeStartArray();
        run.changes().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("state", run.state());
        if (!run.remark().isEmpty()) {
            json.writeStringProperty("remark", run.remark());
        }
        json.writeStringProperty("folder", folder.resolve(run.name()).toString());
        json.writeNumberProperty("epochs", run.epochs().size());
        json.writeNumberProperty("seconds", run.seconds());
        run.best().ifPresent(epoch -> epoch("best", epoch, json));
        run.last().ifPresent(epoch -> epoch("last", epoch, json));
        json.writeEndObject();
    }

    private static void epoch(String name, Epoch epoch, JsonGenerator json) {
        json.writeName(name).writeStartObject();
        json.writeNumberProperty("epoch", epoch.number());
        number("trainingLoss", epoch.loss(), json);
        number("loss", epoch.validation().loss(), json);
        number("top1", epoch.validation().top1(), json);
        number("top5", epoch.validation().top5(), json);
        json.writeEndObject();
    }

    /** JSON has neither NaN nor infinity. */
    private static void number(String name, double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }
}

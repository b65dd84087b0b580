package lamina.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code lamina} can be told to do. */
final class Commands {
    private final Home home;
    private final Map<String, Supplier<Object>> all = new LinkedHashMap<>(); // in the order of help

    Commands(Lamina lamina, Home home, Map<String, String> environment) {
        this.home = home;
        all.put("train", () -> new TrainCommand(lamina));
        all.put("evaluate", () -> new EvaluateCommand(lamina));
        all.put("predict", () -> new PredictCommand(lamina));
        all.put("report", () -> new ReportCommand(lamina));
        all.put("check", () -> new CheckCommand(lamina));
        all.put("lr-find", () -> new LrFindCommand(lamina));
        all.put("bench", () -> new BenchCommand(lamina));
        all.put("data", () -> DataCommand.of(lamina));
        all.put("sweep", () -> new SweepCommand(lamina));
        all.put("schema", () -> new SchemaCommand(lamina));
        all.put("plugins", () -> PluginsCommand.of(lamina));
        all.put("runtime", () -> RuntimeCommand.of(lamina, environment));
        all.put("devices", () -> new DevicesCommand(lamina));
        all.put("doctor", () -> new DoctorCommand(lamina, environment));
        all.put("rehearse", () -> new RehearseCommand(lamina));
    }

    /** Adds all of them, or the first word's alone: to read the options of all takes longer than most commands do. */
    void addTo(CommandLine line, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        Map<String, Supplier<Object>> wanted = all.containsKey(first) ? Map.of(first, all.get(first)) : all;
        wanted.forEach((name, command) -> line.addSubcommand(name, command.get()));
        describe(line);
    }

    private void describe(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        command.usageMessage().exitCodeList(ExitCode.list());
        if (line.getParent() == null || command.positionalParameters().stream().anyMatch(Commands::isRun)) {
            command.usageMessage()
                    .footer("RUN is a configuration file (JSON or YAML), the folder of an earlier training, or a"
                            + " model: "
                            + models());
        }
        line.getSubcommands().values().forEach(this::describe);
    }

    private static boolean isRun(PositionalParamSpec parameter) {
        return parameter.paramLabel().equals("RUN");
    }

    private String models() {
        List<String> names = home.models().names();
        return names.isEmpty() ? "none is installed here" : String.join(", ", names);
    }
}

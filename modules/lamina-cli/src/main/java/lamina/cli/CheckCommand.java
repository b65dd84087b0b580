package lamina.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Program;
import lamina.core.RunSpec;
import lamina.core.data.Loader;
import lamina.core.device.Crossing;
import lamina.core.device.Machine;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Learning;
import lamina.core.graph.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Assembles and compiles a run without training it; touches no data. */
@Command(
        name = "check",
        customSynopsis = "lamina check RUN [--set KEY=VALUE]... [--ops]",
        description = "Checks a run without its data: layers, shapes, parameters, multiply-adds, memory.")
final class CheckCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--ops", description = "list every operation too, what runs it, and which run slowly")
    private boolean ops;

    CheckCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Toolbox toolbox = lamina.toolbox();
        RunSpec run = options.read(options.argument(lamina.home()), toolbox).spec();
        Assembly assembly = Assembler.training(Network.of(run), run.train().batch(), Learning.of(run));
        Output output = lamina.output();
        output.result(run.name() + ", for one picture:");
        new LayerTable(assembly, run.layers()).lines().forEach(output::result);
        new LearningTable(assembly).lines().forEach(output::result);
        try (Machine machine = Machine.of(run);
                Program program =
                        machine.compile(assembly, toolbox.overrides(), new CompileLine(output, System::nanoTime))) {
            crossings(machine, assembly).forEach(output::result);
            output.result("");
            output.result("memory to train with batches of "
                    + Numbers.count(run.train().batch(), "picture") + Announcement.portions(run.train()) + ":");
            memory(program.memory(), assembly).lines().forEach(output::result);
            if (ops) {
                output.result("");
                Placements placements = new Placements(program.placements());
                placements.table().lines().forEach(output::result);
                output.result("");
                output.result(placements.verdict());
            }
        }
        toolbox.missingDecoders().forEach(line -> {
            output.result("");
            output.result(line);
        });
        return ExitCode.OK.number();
    }

    /** What devices hand each other in a step of training; nothing if there is but one. */
    private static List<String> crossings(Machine machine, Assembly assembly) {
        List<Crossing> training = machine.crossings(assembly).stream()
                .filter(crossing -> !crossing.procedure().equals(Assembly.EVALUATE))
                .toList();
        if (training.isEmpty()) {
            return List.of();
        }
        Table table = new Table(
                Table.words("crosses in a step"), Table.words("from"), Table.words("to"), Table.numbers("bytes"));
        training.forEach(crossing -> table.row(
                crossing.tensor().toString().substring(crossing.procedure().length() + 1),
                crossing.from(),
                crossing.to(),
                Numbers.grouped(inStep(crossing, assembly))));
        long total = training.stream()
                .mapToLong(crossing -> inStep(crossing, assembly))
                .sum();
        return Stream.concat(Stream.of(""), table.rule().row("total", "", "", Numbers.grouped(total)).lines().stream())
                .toList();
    }

    private static long inStep(Crossing crossing, Assembly assembly) {
        boolean portion = crossing.procedure().equals(Assembly.TRAIN);
        return crossing.bytes() * (portion ? assembly.portions() : 1);
    }

    /** What training holds in native memory: the program, and the batches that are read ahead. */
    private static Table memory(List<MemoryUse> program, Assembly assembly) {
        List<MemoryUse> parts = new ArrayList<>(program);
        parts.add(new MemoryUse("pictures read ahead", Loader.memory(assembly.batch(), assembly.picture())));
        Table table = new Table(Table.words("part"), Table.numbers("memory"));
        parts.forEach(part -> table.row(part.purpose(), Numbers.mebibytes(part.bytes())));
        long total = parts.stream().mapToLong(MemoryUse::bytes).sum();
        return table.rule().row("total", Numbers.mebibytes(total));
    }
}

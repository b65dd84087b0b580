package lamina.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands that prepare and examine datasets. */
@Command(
        name = "data",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Prepares and examines datasets.", "Of a run its dataset is meant, as its configuration has it."
        })
final class DataCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Spec
    private CommandSpec spec;

    private DataCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    /** With every verb; a verb is a command as any other, added here. */
    static CommandLine of(Lamina lamina) {
        return new CommandLine(new DataCommand(lamina))
                .addSubcommand(new PackCommand(lamina))
                .addSubcommand(new VerifyCommand(lamina))
                .addSubcommand(new ShowCommand(lamina))
                .addSubcommand(new StatsCommand(lamina))
                .addSubcommand(new DataDoctorCommand(lamina))
                .addSubcommand(new MeanCommand(lamina))
                .addSubcommand(new PcaCommand(lamina))
                .addSubcommand(new GetCommand(lamina));
    }

    /** Without a verb: what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(lamina.output().noteWriter());
        return ExitCode.CONFIGURATION.number();
    }
}

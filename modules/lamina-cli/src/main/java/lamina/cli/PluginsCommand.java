package lamina.cli;

import java.util.concurrent.Callable;
import lamina.core.plugin.Registry;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What has to do with plugins; by itself it lists them. */
@Command(
        name = "plugins",
        description =
                "Lists the plugins, tells all about one, finds what is wrong, tries a stranger's, begins one of your own.")
final class PluginsCommand implements Callable<Integer> {
    private final Lamina lamina;

    private PluginsCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    /** With its own commands below it. */
    static CommandLine of(Lamina lamina) {
        return new CommandLine(new PluginsCommand(lamina))
                .addSubcommand(new PluginsListCommand(lamina))
                .addSubcommand(new PluginsInfoCommand(lamina))
                .addSubcommand(new PluginsDoctorCommand(lamina))
                .addSubcommand(new PluginsVerifyCommand(lamina))
                .addSubcommand(new PluginsNewCommand(lamina));
    }

    @Override
    public Integer call() {
        Registry registry = lamina.everyPlugin();
        PluginsListCommand.list(registry, lamina.output());
        return PluginsListCommand.exit(registry, lamina);
    }
}

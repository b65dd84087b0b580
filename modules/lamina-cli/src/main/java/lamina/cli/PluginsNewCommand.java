package lamina.cli;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.PluginException;
import lamina.api.Provider;
import lamina.cli.scaffold.PluginName;
import lamina.cli.scaffold.ProjectFolder;
import lamina.cli.scaffold.Scaffold;
import lamina.cli.scaffold.ScaffoldKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a plugin of one's own. */
@Command(
        name = "new",
        customSynopsis = "lamina plugins new KIND NAME [--package P] [--into DIR]",
        description = {
            "Begins a plugin: writes a Maven project with an example that works, its contract test, and a README that says how"
                    + " to build, verify and install it.",
            "Example: lamina plugins new layer acme:leaky-relu"
        })
final class PluginsNewCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description =
                    "what it provides: layer, loss, initializer, optimizer, schedule, dataset, decoder, augmentation,"
                            + " listener, backend, override (faster ways to run a backend's ops) or collective (replicas)")
    private String kind = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "its type in configurations: a prefix of your own, a colon and a name, as in acme:leaky-relu")
    private String name = "";

    @Option(
            names = "--package",
            paramLabel = "P",
            description =
                    "the package of its classes, which also names its module; otherwise of prefix and name: acme.leakyrelu")
    private Optional<String> packageName = Optional.empty();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "the project's folder, empty or new; otherwise of prefix and name: acme-leaky-relu")
    private Optional<Path> into = Optional.empty();

    PluginsNewCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        ScaffoldKind wanted = ScaffoldKind.of(kind);
        PluginName plugin = PluginName.of(name, packageName);
        Map<String, String> files = new Scaffold(wanted, plugin, apiVersion()).files();
        Path folder = into.orElseGet(() -> Path.of(plugin.artifact()));
        new ProjectFolder(folder).write(files);
        Output output = lamina.output();
        files.keySet().forEach(file -> output.result(folder.resolve(file).toString()));
        output.note("next      cd %s && mvn package".formatted(folder));
        output.note("          lamina train try.json --plugins target/plugins; README.md says more");
        return ExitCode.OK.number();
    }

    /** As Maven knows it. */
    private static String apiVersion() {
        return Optional.ofNullable(Provider.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElseThrow(() -> new PluginException(
                        "the project's pom has to name the version of lamina.api, and this Lamina does not know it, since it runs on"
                                + " the class path; use a linked one"));
    }
}

package lamina.cli;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.api.PluginException;
import lamina.core.plugin.LinkPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Links a runtime that has plugins inside, for people who hand it on as one piece. */
@Command(
        name = "link",
        description = {
            "Links a runtime like this one, with plugins inside: a folder that can be moved, and needs no JDK.",
            "It takes a JDK of this release, as no linked runtime can hold jlink. What cannot be linked, a jar without"
                    + " module-info for instance, lies in the new runtime's plugins/."
        })
final class RuntimeLinkCommand implements Callable<Integer> {
    private final Lamina lamina;
    private final Map<String, String> environment;

    @Option(
            names = "--with",
            paramLabel = "PLUGIN",
            arity = "1..*",
            required = true,
            description = "a plugin's jar, or the folder of its jars; several, or again for each")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "the new runtime (default: ${DEFAULT-VALUE})",
            defaultValue = "lamina-runtime")
    private Path out = Path.of("lamina-runtime");

    @Option(names = "--jdk", paramLabel = "FOLDER", description = "the JDK that links (default: JAVA_HOME)")
    private Optional<Path> jdk = Optional.empty();

    RuntimeLinkCommand(Lamina lamina, Map<String, String> environment) {
        this.lamina = lamina;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        List<Path> places = plugins.stream().map(RuntimeLinkCommand::existing).toList();
        requireAbsent();
        Jdk linking = Jdk.find(jdk, environment);
        RuntimeLinker linker = new RuntimeLinker(lamina.home().linked(), linking, lamina.output());
        linker.link(
                LinkPlan.of(places, host(), linking.modules()),
                out.toAbsolutePath().normalize());
        return ExitCode.OK.number();
    }

    private static List<ModuleDescriptor> host() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .toList();
    }

    private static Path existing(Path place) {
        if (!Files.exists(place)) {
            throw new PluginException(
                    "--with names %s, which does not exist; give a plugin's jar, or the folder of its jars"
                            .formatted(place.toAbsolutePath()));
        }
        return place.toAbsolutePath().normalize();
    }

    private void requireAbsent() {
        if (Files.exists(out)) {
            throw new ConfigurationException(
                    "%s exists already, and a runtime is never linked over another; remove it, or give --out another folder"
                            .formatted(out.toAbsolutePath()));
        }
    }
}

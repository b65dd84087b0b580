package lamina.cli;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.PluginException;
import lamina.api.Reason;
import lamina.core.plugin.LinkPlan;

/**
 * Links another runtime out of this one: the same modules with those of plugins beside them, and all that jlink does not make, copied.
 *
 * @param home the folder of this runtime
 * @param jdk gives jlink, and the modules of Java
 * @param output where it says what it does
 */
record RuntimeLinker(Path home, Jdk jdk, Output output) {
    /** What the launcher starts Java with beside its own options; it looks whether there is such a file. */
    private static final String OPTIONS = "lib/linked.args";

    /** How the build links; see the file. */
    private static final String ARGUMENTS = "lib/jlink.args";

    /**
     * Links, in a folder beside the new one that is renamed when all is done, so that no half of a runtime is ever left.
     *
     * @throws PluginException if jlink refuses
     * @throws DataException if a file cannot be written
     */
    void link(LinkPlan plan, Path out) {
        plan.linked()
                .forEach(part ->
                        output.note("links     %s: %s".formatted(part.id(), String.join(", ", part.modules()))));
        plan.realms()
                .forEach(part -> output.note("remark    %s goes into plugins/, where it works as well: %s"
                        .formatted(part.id(), part.realm().orElseThrow())));
        try {
            Files.createDirectories(out.getParent());
            Path work = Files.createTempDirectory(out.getParent(), "." + out.getFileName() + "-");
            try {
                Files.move(made(plan, work), out);
            } finally {
                FileTree.delete(work);
            }
        } catch (IOException e) {
            throw new DataException(
                    "cannot write the runtime %s: %s; it takes some 300 MB, in a folder that you may write"
                            .formatted(out, Reason.of(e)),
                    e);
        }
        output.result(out.toString());
        output.note("\"%s\" lists its plugins".formatted(out.resolve("bin/lamina") + " plugins"));
    }

    private Path made(LinkPlan plan, Path work) throws IOException {
        Path image = work.resolve("image");
        Path modules = work.resolve("modules");
        List<String> own = own();
        for (String name : own) {
            FileTree.copy(FileTree.ofRuntime(name), modules.resolve(name));
        }
        jlink(plan, modules, image);
        new RuntimeFiles(home, image).copy(plan);
        options(plan, image.resolve(OPTIONS));
        record(image);
        return image;
    }

    /** The modules that are not the JDK's: those come from the JDK that links. */
    private static List<String> own() {
        return system().filter(name -> !isJdk(name)).sorted().toList();
    }

    private static Stream<String> system() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .map(ModuleDescriptor::name);
    }

    private static boolean isJdk(String module) {
        return module.startsWith("java.") || module.startsWith("jdk.");
    }

    private void jlink(LinkPlan plan, Path modules, Path image) throws IOException {
        Stream<Path> jars = plan.linked().stream().flatMap(part -> part.jars().stream());
        Stream<String> plugins = plan.linked().stream().flatMap(part -> part.modules().stream());
        Set<String> roots = Stream.of(system(), plugins, jdkModules(plan).stream())
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> command = new ArrayList<>();
        command.add(jdk.jlink().toString());
        command.add("@" + home.resolve(ARGUMENTS));
        command.addAll(List.of("--module-path", path(Stream.concat(Stream.of(modules), jars))));
        command.addAll(List.of("--add-modules", String.join(",", roots)));
        command.addAll(List.of("--ignore-signing-information", "--output", image.toString()));
        Tool.Outcome outcome = Tool.run(command);
        if (outcome.exit() != 0) {
            throw new PluginException("jlink of the JDK %s in %s cannot link it: %s"
                    .formatted(jdk.version(), jdk.home(), outcome.text()));
        }
    }

    private static String path(Stream<Path> places) {
        return places.map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static Set<String> jdkModules(LinkPlan plan) {
        return plan.parts().stream()
                .flatMap(part -> part.jdk().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What realms get from Lamina's loader, and modules of a runtime have to be told: native access, and modules that none requires. */
    private static void options(LinkPlan plan, Path file) throws IOException {
        List<String> lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        List<String> plugins =
                plan.linked().stream().flatMap(part -> part.modules().stream()).toList();
        if (!plugins.isEmpty()) {
            lines.add("--enable-native-access=" + String.join(",", plugins));
        }
        Set<String> unrequired = jdkModules(plan);
        unrequired.removeAll(required(plan));
        if (!unrequired.isEmpty()) {
            lines.add("--add-modules=" + String.join(",", unrequired));
        }
        if (!lines.isEmpty()) {
            Files.write(file, lines);
        }
    }

    /** Those that Lamina requires itself: asking for them again would only keep the module graph from being cached. */
    private static Set<String> required(LinkPlan plan) {
        Set<String> names = RuntimeLinker.class.getModule().getLayer().modules().stream()
                .map(Module::getName)
                .collect(Collectors.toSet());
        plan.linked().forEach(part -> names.addAll(part.jdk()));
        return names;
    }

    private void record(Path image) throws IOException {
        Tool.Outcome outcome = Tool.run(List.of(image.resolve("lib/record.sh").toString()));
        if (outcome.exit() != 0) {
            output.note("remark    it starts slower than it could, as its archive of classes could not be made: "
                    + outcome.text());
        }
    }
}

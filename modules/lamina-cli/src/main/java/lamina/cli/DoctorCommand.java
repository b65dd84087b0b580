package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lamina.api.LaminaException;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import lamina.core.plugin.Installed;
import picocli.CommandLine.Command;

/** Looks whether everything that Lamina stands on is as it has to be. */
@Command(
        name = "doctor",
        description = "Checks Java, plugins, backends and what GPUs need, and says how to mend what is wrong.",
        footer = "Ends with 5 if something is wrong.")
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;

    private final Lamina lamina;
    private final Map<String, String> environment;

    DoctorCommand(Lamina lamina, Map<String, String> environment) {
        this.lamina = lamina;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        findings.add(installation());
        Toolbox toolbox = Toolbox.of(lamina.everyPlugin());
        plugins(toolbox, findings);
        toolbox.registry().all(Backend.class).forEach(backend -> backend(backend, toolbox, findings));
        toolbox.overrides().stream()
                .filter(OverrideSet::callsNativeCode)
                .map(DoctorCommand::library)
                .forEach(findings::add);
        findings.addAll(GpuDiagnosis.of(lamina.home(), environment, SystemLibraries.of(environment)));
        lines(findings).forEach(lamina.output()::result);
        boolean wrong = findings.stream().anyMatch(Finding::isProblem);
        return (wrong ? ExitCode.BACKEND : ExitCode.OK).number();
    }

    /** What is found, and below it what to do: tables with cures in a column are wider than screens. */
    static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add("%-7s  %s: %s".formatted(finding.verdict().word(), finding.subject(), finding.found()));
            if (!finding.cure().isEmpty()) {
                lines.add("%-7s  -> %s".formatted("", finding.cure()));
            }
        }
        return lines;
    }

    static Finding java(int feature) {
        String found = Runtime.version() + " in " + System.getProperty("java.home");
        return feature >= JAVA
                ? Finding.ok("Java", found)
                : Finding.problem("Java", found, "Lamina needs Java " + JAVA + " or later");
    }

    private Finding installation() {
        List<String> models = lamina.home().models().names();
        String place = lamina.home().folder().map(Path::toString).orElse("not known");
        return models.isEmpty()
                ? Finding.problem(
                        "installation",
                        place + ", without models",
                        "start Lamina by its own bin/lamina, which says where it lies")
                : Finding.ok("installation", place + ", models " + String.join(", ", models));
    }

    private static void plugins(Toolbox toolbox, List<Finding> findings) {
        long sound = toolbox.registry().plugins().stream()
                .filter(plugin -> plugin.failure().isEmpty())
                .count();
        findings.add(Finding.ok("plugins", sound + " can be used; \"lamina plugins\" lists them"));
        toolbox.registry().problems().forEach(problem -> findings.add(Finding.problem("plugins", problem, "")));
    }

    private static void backend(Installed<Backend> found, Toolbox toolbox, List<Finding> findings) {
        String subject = "backend " + found.type();
        try (Backend backend = toolbox.reader().make(Backend.class, found.type())) {
            backend.devices(toolbox.overrides()).forEach(device -> findings.add(device(subject, device)));
        } catch (LaminaException e) {
            findings.add(Finding.problem(subject, e.getMessage(), ""));
        }
    }

    /** Not every platform has each: without one the same is computed, more slowly. Those in pure Java are there wherever Java has what they use. */
    private static Finding library(OverrideSet set) {
        String subject = "library " + set.name();
        return set.unavailable()
                .map(reason -> Finding.note(subject, "makes nothing faster here: " + reason, ""))
                .orElseGet(() -> Finding.ok(subject, set.description()));
    }

    private static Finding device(String subject, Device device) {
        String found = device.name() + ", " + device.description();
        return device.usable()
                ? Finding.ok(subject, found)
                : Finding.problem(subject, found + ": " + device.remark(), "");
    }
}

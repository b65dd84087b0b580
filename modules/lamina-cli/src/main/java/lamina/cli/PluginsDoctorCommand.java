package lamina.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.core.plugin.PluginInfo;
import lamina.core.plugin.Registry;
import lamina.core.verify.Experiments;
import lamina.core.verify.Kernels;
import lamina.core.verify.Kit;
import lamina.core.verify.Verifier;
import picocli.CommandLine.Command;

/** Finds what is wrong with plugins. */
@Command(
        name = "doctor",
        description = "Finds what is wrong with plugins, where, and what to do; looks into their kernels too.",
        footer = "Ends with 4 if something is wrong.")
final class PluginsDoctorCommand implements Callable<Integer> {
    private final Lamina lamina;

    PluginsDoctorCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Registry registry = lamina.everyPlugin();
        List<Finding> findings = new ArrayList<>();
        registry.plugins().stream()
                .filter(plugin -> !plugin.origin().realm().isEmpty())
                .forEach(plugin -> own(plugin, findings));
        registry.duplicates().forEach(problem -> findings.add(Finding.problem("types", problem, "")));
        kernels(registry, findings);
        long sound = registry.plugins().stream()
                .filter(plugin -> plugin.failure().isEmpty())
                .count();
        findings.add(Finding.ok("plugins", sound + " can be used"));
        DoctorCommand.lines(findings).forEach(lamina.output()::result);
        boolean wrong = findings.stream().anyMatch(Finding::isProblem);
        return (wrong ? ExitCode.PLUGIN : ExitCode.OK).number();
    }

    private static void own(PluginInfo plugin, List<Finding> findings) {
        String subject = "plugin " + plugin.origin();
        Optional<Finding> problem =
                plugin.failure().map(f -> new Finding(Finding.Verdict.PROBLEM, subject, f.reason(), f.cure()));
        findings.add(problem.orElseGet(() -> Finding.ok(subject, "can be used")));
        plugin.remarks().forEach(remark -> findings.add(Finding.note(subject, remark, "")));
        experiments(plugin, subject).ifPresent(findings::add);
    }

    /** What cannot be used has its reason, and its jars may be no jars. */
    private static Optional<Finding> experiments(PluginInfo plugin, String subject) {
        List<String> used = plugin.failure().isPresent() ? List.of() : Experiments.of(plugin);
        return used.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.note(
                                subject,
                                "uses what may change with any version of Lamina: " + String.join(", ", used),
                                "with a new version of Lamina, look for one of the plugin; its author says in plugin.properties for which it is"));
    }

    /** Of the folders' plugins; those of the installation were tested by its build. */
    private void kernels(Registry registry, List<Finding> findings) {
        List<PluginInfo> strangers = registry.plugins().stream()
                .filter(plugin -> !Kernels.of(plugin).isEmpty())
                .toList();
        if (strangers.isEmpty()) {
            return;
        }
        try (Kit kit = Kit.open(lamina.home().verify())) {
            strangers.forEach(plugin -> lint(plugin, kit.verifier(), findings));
        }
    }

    private static void lint(PluginInfo plugin, Verifier verifier, List<Finding> findings) {
        Kernels.of(plugin).stream()
                .flatMap(kernel -> verifier.lint(kernel).stream())
                .map(text -> new Finding(
                        Finding.Verdict.PROBLEM,
                        "plugin " + plugin.origin(),
                        "a kernel breaks the dialect, it will run on no device but the processor: " + text,
                        "its author has to mend the kernel"))
                .forEach(findings::add);
    }
}

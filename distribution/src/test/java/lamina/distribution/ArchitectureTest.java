package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the modules: who may require whom, who looks up services, who opens what. */
final class ArchitectureTest {

    /** Each module, and the Lamina modules that it may require. A new module is a decision: write it down here. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "lamina.processor", Set.of(),
            "lamina.api", Set.of(),
            "lamina.ops", Set.of("lamina.api"),
            "lamina.kernels", Set.of("lamina.api"),
            "lamina.core", Set.of("lamina.api", "lamina.ops"),
            "lamina.config", Set.of("lamina.api", "lamina.core"),
            "lamina.report", Set.of("lamina.api", "lamina.core"),
            "lamina.cli", Set.of("lamina.api", "lamina.core", "lamina.config", "lamina.report"),
            "lamina.testkit", Set.of("lamina.api", "lamina.ops", "lamina.core", "lamina.kernels"));

    /** Plugins and backends share contracts and ops; the engine and one another they never see. */
    private static final Set<String> SEEN_BY_PLUGINS = Set.of("lamina.api", "lamina.ops");

    /** The backend for GPUs rewrites kernels too. */
    private static final Set<String> SEEN_BY_TORNADO = Set.of("lamina.api", "lamina.ops", "lamina.kernels");

    private final Reactor reactor = Reactor.read();

    @Test
    void everyModuleHasItsPlaceInThePicture() {
        assertEquals(ARROWS.keySet(), reactor.modules().keySet());
    }

    /** The benchmarks may see everything, and nothing may see them: JMH cannot live in a module. They are in no image either. */
    @Test
    void onlyTheBenchmarksAreNoModule() {
        assertEquals(Set.of("lamina-benchmarks"), reactor.nameless());
    }

    @Test
    void modulesRequireOnlyWhatTheirArrowsPointTo() {
        each(reactor.modules().values(), module -> assertSubset(laminaRequires(module), ARROWS.get(module.name())));
    }

    @Test
    void theContractsNeedNothingButTheBase() {
        assertEquals(Set.of("java.base"), requires(reactor.modules().get("lamina.api")));
    }

    @Test
    void pluginsSeeContractsAndOpsOnly() {
        each(
                reactor.plugins().values(),
                plugin -> assertSubset(
                        laminaRequires(plugin),
                        plugin.name().equals("lamina.tornado") ? SEEN_BY_TORNADO : SEEN_BY_PLUGINS));
    }

    @Test
    void pluginsExportExactlyTheirOwnPackage() {
        each(reactor.plugins().values(), plugin -> {
            assertEquals(Set.of(plugin.name()), names(plugin.exports(), Exports::source));
            assertFalse(plugin.exports().stream().anyMatch(Exports::isQualified), "exports to everybody, or to nobody");
        });
    }

    @Test
    void pluginsProvideContractsOnly() {
        each(reactor.plugins().values(), plugin -> {
            Set<String> services = names(plugin.provides(), ModuleDescriptor.Provides::service);
            assertFalse(services.isEmpty(), "a plugin provides something");
            assertTrue(services.stream().allMatch(service -> service.startsWith("lamina.api.")), services::toString);
        });
    }

    @Test
    void onlyTheEngineLooksUpServices() {
        each(reactor.all().values(), module -> {
            if (!module.name().equals("lamina.core")) {
                assertEquals(Set.of(), module.uses());
            }
        });
    }

    @Test
    void nothingIsOpenButTheCommandsToPicocli() {
        each(reactor.all().values(), module -> {
            assertFalse(module.isOpen(), "an open module");
            for (Opens opens : module.opens()) {
                assertEquals("lamina.cli", module.name(), opens::toString);
                assertEquals(Set.of("info.picocli"), opens.targets(), opens::toString);
            }
        });
    }

    private static void each(Collection<ModuleDescriptor> modules, Consumer<ModuleDescriptor> rule) {
        assertAll(modules.stream().map(module -> () -> {
            try {
                rule.accept(module);
            } catch (AssertionError e) {
                throw new AssertionError(module.name() + ": " + e.getMessage(), e);
            }
        }));
    }

    private static void assertSubset(Set<String> found, Set<String> allowed) {
        Set<String> forbidden = new TreeSet<>(found);
        forbidden.removeAll(allowed);
        assertTrue(forbidden.isEmpty(), () -> "must not require " + forbidden + ", only " + new TreeSet<>(allowed));
    }

    private static Set<String> laminaRequires(ModuleDescriptor module) {
        Set<String> lamina = new TreeSet<>(requires(module));
        lamina.removeIf(name -> !name.startsWith("lamina."));
        return lamina;
    }

    private static Set<String> requires(ModuleDescriptor module) {
        return names(module.requires(), Requires::name);
    }

    private static <T> Set<String> names(Set<T> directives, Function<T, String> name) {
        return directives.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }
}

package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lamina.api.backend.Program;
import lamina.api.graph.Pointwise;
import lamina.api.kernel.Kernel;
import lamina.ops.Relu;
import lamina.testkit.Corpus.Case;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every op of {@code lamina.ops} keeps the rules that the test kit asks of plugins' ops. */
class CorpusTest {

    @TestFactory
    Stream<DynamicTest> everyOpKeepsTheRules() {
        return Corpus.cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    /** An op that is {@link Pointwise} updates parameters: the contract of the optimizer that emits it runs its kernels. */
    @Test
    void noKernelOfTheOpsIsForgotten() throws IOException, URISyntaxException {
        Set<String> run = new TreeSet<>();
        for (Case each : Corpus.cases()) {
            try (Reference program = new Reference(each.built().graph(), Cut.WHOLE, false)) {
                program.kernels().forEach(kernel -> run.add(kernel.getName()));
            }
        }
        Set<String> there = new TreeSet<>();
        for (Class<?> type : classesBeside(Relu.class)) {
            boolean updates =
                    type.getEnclosingClass() != null && Pointwise.class.isAssignableFrom(type.getEnclosingClass());
            if (Kernel.class.isAssignableFrom(type) && !updates) {
                there.add(type.getName());
            }
        }
        assertFalse(there.isEmpty());
        there.removeAll(run);
        assertEquals(Set.of(), there, "kernels that no case of the corpus launches");
    }

    private static List<Class<?>> classesBeside(Class<?> type) throws IOException, URISyntaxException {
        Path place =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> classes = new ArrayList<>();
        for (ModuleReference module : ModuleFinder.of(place).findAll()) {
            try (ModuleReader reader = module.open();
                    Stream<String> names = reader.list()) {
                names.filter(name -> name.startsWith("lamina/ops/") && name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .filter(name -> !name.endsWith("package-info"))
                        .forEach(name -> classes.add(load(name.replace('/', '.'))));
            }
        }
        return classes;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CorpusTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(Case each) {
        Built built = each.built();
        GraphRules rules = new GraphRules(built.graph(), program -> Inputs.fill(built, program));
        rules.writtenBeforeReadAndOnce();
        rules.touchesOnlyWhatIsDeclared();
        rules.anyCutGivesTheSameBits();
        rules.secondRunGivesTheSameBits();
        rules.kernelsKeepToTheDialect();
        rules.devicesGetTheSameBits();
        try (Program program = new Reference(built.graph(), Cut.PARALLEL, false)) {
            Inputs.fill(built, program);
            new GradientCheck(built, program, 2e-3).all();
        }
    }
}

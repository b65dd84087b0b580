package lamina.testkit;

import java.util.stream.Stream;
import lamina.api.backend.Program;
import lamina.testkit.Corpus.Case;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every op of {@code lamina.ops} keeps the rules that the test kit asks of plugins' ops. */
class CorpusTest {

    @TestFactory
    Stream<DynamicTest> everyOpKeepsTheRules() {
        return Corpus.cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
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

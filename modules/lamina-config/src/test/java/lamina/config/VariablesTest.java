package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lamina.api.ConfigurationException;
import lamina.config.Fakes.CifarSettings;
import lamina.config.Fakes.ConvSettings;
import lamina.config.Fakes.GaussianSettings;
import lamina.config.Fakes.MadeDataset;
import lamina.config.Fakes.MadeInitializer;
import lamina.config.Fakes.MadeLayer;
import lamina.core.RunSpec;
import org.junit.jupiter.api.Test;

/** {@code ${vars.…}} and {@code ${env:…}}. */
class VariablesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("DATA", "/pictures", "COUNT", "4");

    private static RunSpec read(String vars, String rest, String... overrides) {
        String text = "vars: %s%ninput: 8%n%s%n".formatted(vars, rest);
        return new RunReader(Fakes.registry(), new ModelFiles(List.of()), ENVIRONMENT)
                .read(text, Source.file(Path.of("a.yaml")), List.of(overrides))
                .spec();
    }

    private static RunSpec layer(String vars, String layer, String... overrides) {
        return read(vars, "data: {type: cifar10, root: r}\nlayers: [" + layer + "]", overrides);
    }

    private static String text(String vars, String doc) {
        return layer(vars, "relu", "doc=" + doc).doc();
    }

    private static String refused(String vars, String layer) {
        return assertThrows(ConfigurationException.class, () -> layer(vars, layer))
                .getMessage();
    }

    private static ConvSettings conv(RunSpec spec) {
        return (ConvSettings) ((MadeLayer) spec.layers().getFirst().layer()).settings();
    }

    @Test
    void aVariableHasItsOwnType() {
        RunSpec spec = layer(
                "{n: 7, shape: [5, 3], gauss: {type: gaussian, std: 0.5}, kind: conv}",
                "{type: '${vars.kind}', filters: '${vars.n}', kernelShape: '${vars.shape}', weights: '${vars.gauss}'}");
        assertEquals(7, conv(spec).filters());
        assertEquals(List.of(5, 3), conv(spec).kernelShape());
        assertEquals(
                new MadeInitializer(new GaussianSettings(0, 0.5f)), conv(spec).weights());
    }

    @Test
    void withinATextItIsText() {
        assertEquals(
                "7 of 0.50, true, x",
                text("{n: 7, r: 0.50, b: true, t: x}", "${vars.n} of ${vars.r}, ${vars.b}, ${vars.t}"));
        assertEquals("7", text("{n: 7}", "${vars.n}"));
    }

    @Test
    void variablesOfVariablesAndParts() {
        assertEquals("a-b-c", text("{x: 'a-${vars.y}', y: 'b-${vars.z.deep}', z: {deep: c}}", "${vars.x}"));
    }

    @Test
    void overridesChangeThemAndUseThem() {
        assertEquals(
                9,
                conv(layer("{n: 7}", "{type: conv, filters: '${vars.n}'}", "vars.n=9"))
                        .filters());
        assertEquals(
                9,
                conv(layer("{n: 9}", "{type: conv, filters: 1}", "layers.0.filters=${vars.n}"))
                        .filters());
    }

    @Test
    void theEnvironmentIsText() {
        RunSpec spec = read("{}", "data: {type: cifar10, root: '${env:DATA}/cifar'}\nlayers: [relu]");
        assertEquals(new MadeDataset(new CifarSettings(Path.of("/pictures/cifar"))), spec.data());
        assertEquals("here, , /pictures", text("{}", "${env:NONE:-here}, ${env:NONE:-}, ${env:DATA:-there}"));
        assertEquals(
                "a.yaml:4:32 layers.conv1.filters: must be a whole number; found \"4\"",
                refused("{}", "{type: conv, filters: '${env:COUNT}'}"));
    }

    @Test
    void dollarsThatAreNone() {
        assertEquals("${vars.n} costs $5 and $x{", text("{}", "$${vars.n} costs $5 and $x{"));
    }

    @Test
    void problemsStandWhereTheValueIsWritten() {
        assertEquals(
                "a.yaml:1:11 layers.conv1.filters: must be a whole number; found \"many\"",
                refused("{n: many}", "{type: conv, filters: '${vars.n}'}"));
    }

    @Test
    void whatIsMissing() {
        assertEquals(
                "a.yaml:4:32 layers.conv1.filters: no variable \"wdith\"; there are width, depth; did you mean \"width\"?\n"
                        + "a.yaml:4:32 layers.conv1.filters: must be a whole number; found \"${vars.wdith}\"",
                refused("{width: 1, depth: 2}", "{type: conv, filters: '${vars.wdith}'}"));
        assertEquals(
                "a.yaml:4:31 layers.gabor1.label: the environment has no variable \"NONE\"; set it, or say what holds without it: ${env:NONE:-otherwise}",
                refused("{}", "{type: gabor, label: '${env:NONE}'}"));
        assertEquals(
                "a.yaml:4:31 layers.gabor1.label: \"${NONE}\" is no variable: ${vars.name} is, and ${env:NAME}, ${env:NAME:-otherwise}; $${ writes ${",
                refused("{}", "{type: gabor, label: '${NONE}'}"));
        assertEquals(
                "a.yaml:4:31 layers.gabor1.label: \"${vars.n\" is no variable: ${vars.name} is, and ${env:NAME}, ${env:NAME:-otherwise}; $${ writes ${",
                refused("{n: 1}", "{type: gabor, label: '${vars.n'}"));
        assertEquals(
                "a.yaml:4:31 layers.gabor1.label: ${vars.n} cannot stand within a text: it is a list (a.yaml:1:11)",
                refused("{n: [1]}", "{type: gabor, label: 'a ${vars.n}'}"));
    }

    @Test
    void circlesAndAvalanches() {
        assertEquals(
                "a.yaml:1:27 layers.gabor1.label: a variable must not need itself: vars.a, vars.b, vars.a",
                refused("{a: '${vars.b}', b: '${vars.a}'}", "{type: gabor, label: '${vars.a}'}"));
        StringBuilder vars = new StringBuilder("{v0: x");
        for (int i = 1; i < 40; i++) {
            vars.append(", v%d: '${vars.v%d}${vars.v%d}'".formatted(i, i - 1, i - 1));
        }
        String message = refused(vars + "}", "{type: gabor, label: '${vars.v39}'}");
        assertEquals("the variables need each other more than 100000 times", message.replaceAll("^.*label: ", ""));
    }

    @Test
    void variablesHaveNames() {
        assertEquals(
                "a.yaml:1:7 vars: must be an object with a value for each name; found a list", refused("[1]", "relu"));
        assertEquals(
                "a.yaml:1:8 vars: names must be letters, digits, dashes and underscores; found \"a.b\"",
                refused("{a.b: 1}", "relu"));
    }
}

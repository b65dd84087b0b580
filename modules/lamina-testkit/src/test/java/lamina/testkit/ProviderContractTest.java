package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Provider;
import lamina.api.Range;
import lamina.api.layer.LayerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound provider passes the rules, and for each rule there is a broken one that fails it. */
public class ProviderContractTest {

    /** As settings should be. */
    public record Sound(
            @Doc("A number") @Default("3") @Range(min = 1) int number,

            @Doc("Numbers") @Default("[1, 2]") @Range(min = 1)
            List<Integer> numbers,

            @Doc("A text, or none") Optional<String> text) {}

    /** Says nothing about its component. */
    public record Silent(@Default("3") int number) {}

    /** Its default is out of its range. */
    public record OutOfRange(
            @Doc("A number") @Default("0") @Range(min = 0, above = true)
            float number) {}

    /** May be left out in two ways. */
    public record Twice(@Doc("A number") @Default("3") Optional<Integer> number) {}

    record Hidden(@Doc("A number") int number) {}

    private static <C extends Record> Of<C> of(String type, Class<C> settings, C example) {
        return new Of<>(type, settings, example);
    }

    @Test
    void aSoundProviderPasses() {
        Of<Sound> sound = of("acme:max-pool2", Sound.class, new Sound(1, List.of(1), Optional.empty()));
        assertDoesNotThrow(sound::typeIsWellFormed);
        assertDoesNotThrow(sound::settingsAreExported);
        assertDoesNotThrow(sound::settingsAreDocumented);
        assertDoesNotThrow(sound::defaultsFit);
        assertDoesNotThrow(sound::createsProducts);
    }

    @Test
    void strangeTypesFailP1() {
        for (String type : new String[] {"MaxPool", "max_pool", "-pool", "max--pool", "", "2d"}) {
            assertThrows(
                    AssertionError.class, of(type, Twice.class, new Twice(Optional.empty()))::typeIsWellFormed, type);
        }
    }

    @Test
    void hiddenSettingsFailP2() {
        assertThrows(AssertionError.class, of("x", Hidden.class, new Hidden(1))::settingsAreExported);
    }

    @Test
    void silentSettingsFailP3() {
        assertThrows(AssertionError.class, of("x", Silent.class, new Silent(1))::settingsAreDocumented);
    }

    @Test
    void wrongDefaultsFailP4() {
        assertThrows(AssertionError.class, of("x", OutOfRange.class, new OutOfRange(1))::defaultsFit);
        assertThrows(AssertionError.class, of("x", Twice.class, new Twice(Optional.empty()))::defaultsFit);
    }

    @Test
    void whatNoModuleProvidesFailsP5() {
        assertThrows(AssertionError.class, of("x", Silent.class, new Silent(1))::moduleProvidesIt);
    }

    @Test
    void whatBecomesAPlainJarNamesItsProvidersInAFile(@TempDir Path classes) throws IOException {
        Home home = new Home(Optional.empty(), Optional.of(classes));
        assertEquals(List.of(), home.provides(LayerProvider.class));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(LayerProvider.class.getName()), "# layers\nacme.P # the first\n\nacme.Q\n");
        assertEquals(List.of("acme.P", "acme.Q"), home.provides(LayerProvider.class));
    }

    /** The contract of a provider that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of<C extends Record> extends ProviderContract<C, Object> {
        private final String type;
        private final Class<C> settings;
        private final C example;

        Of(String type, Class<C> settings, C example) {
            this.type = type;
            this.settings = settings;
            this.example = example;
        }

        @Override
        protected Provider<C, Object> provider() {
            return new Provider<>() {
                @Override
                public String type() {
                    return type;
                }

                @Override
                public Class<C> settings() {
                    return settings;
                }

                @Override
                public Object create(C of) {
                    return of.toString();
                }
            };
        }

        @Override
        protected C settings() {
            return example;
        }
    }
}

package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Provider;
import lamina.api.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every plugin, whatever it makes. Each kind of plugin has a contract of its own below this one; a plugin's test extends
 * that and gives what it asks for.
 *
 * @param <C> the plugin's settings
 * @param <T> its product
 */
public abstract class ProviderContract<C extends Record, T> {
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9]*(-[a-z0-9]+)*:)?[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** For the contracts of this package. */
    protected ProviderContract() {}

    /** The provider under test. */
    protected abstract Provider<C, T> provider();

    /** Settings for an example that is small enough to be run many times. */
    protected abstract C settings();

    /** A product with the example's settings. */
    protected final T create() {
        return provider().create(settings());
    }

    /** Rule P1. */
    @Test
    @DisplayName("P1: the type is lower-case words joined by dashes, perhaps after a vendor and a colon")
    void typeIsWellFormed() {
        assertTrue(
                TYPE.matcher(provider().type()).matches(),
                () -> "type '" + provider().type() + "'");
    }

    /** Rule P2. */
    @Test
    @DisplayName("P2: the settings are a public record in an exported package")
    void settingsAreExported() {
        Class<C> settings = provider().settings();
        assertTrue(settings.isRecord(), () -> settings + " is not a record");
        assertTrue(Home.of(settings).exports(settings), () -> settings + " is not public, or its package not exported");
    }

    /** Rule P3. */
    @Test
    @DisplayName("P3: every setting has a @Doc")
    void settingsAreDocumented() {
        eachSetting(setting -> {
            Doc doc = setting.getAnnotation(Doc.class);
            assertTrue(doc != null && !doc.value().isBlank(), () -> "setting " + setting.getName() + " has no @Doc");
        });
    }

    /** Rule P4. */
    @Test
    @DisplayName(
            "P4: a setting that may be left out has a @Default or is Optional, not both; a numeric default is in its range")
    void defaultsFit() {
        eachSetting(setting -> {
            Default given = setting.getAnnotation(Default.class);
            assertFalse(
                    given != null && setting.getType() == Optional.class,
                    () -> "setting " + setting.getName() + " is Optional and has a @Default");
            if (given != null && setting.isAnnotationPresent(Range.class)) {
                numbers(given.value())
                        .forEach(value -> assertTrue(
                                inside(value, setting.getAnnotation(Range.class)),
                                () -> "the default of " + setting.getName() + ", " + value + ", is out of its range"));
            }
        });
    }

    /** Rule P5. */
    @Test
    @DisplayName(
            "P5: the module descriptor provides it, or META-INF/services where there is none, and it has a public constructor without parameters")
    void moduleProvidesIt() throws NoSuchMethodException {
        Class<?> type = provider().getClass();
        Class<?> service = Arrays.stream(type.getInterfaces())
                .filter(Provider.class::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " implements no provider interface itself"));
        assertTrue(
                Home.of(type).provides(service).contains(type.getName()),
                () ->
                        "module-info lacks: provides %1$s with %2$s; a plain jar has a file META-INF/services/%1$s with a line %2$s"
                                .formatted(service.getName(), type.getName()));
        assertNotNull(type.getConstructor());
    }

    /** Rule P6. */
    @Test
    @DisplayName("P6: settings that are equal are equal records, and each make a product")
    void createsProducts() {
        assertAll(
                () -> assertEquals(provider().settings(), settings().getClass()),
                () -> assertNotNull(create(), "no product"),
                () -> assertNotNull(create(), "no second product"));
    }

    private void eachSetting(Consumer<RecordComponent> check) {
        assertAll(
                Arrays.stream(provider().settings().getRecordComponents()).map(setting -> () -> check.accept(setting)));
    }

    private static Stream<Double> numbers(String value) {
        return Arrays.stream(value.replaceAll("[\\[\\]]", "").split(","))
                .map(String::strip)
                .filter(text -> text.matches("[-+0-9.eE]+"))
                .map(Double::valueOf);
    }

    private static boolean inside(double value, Range range) {
        boolean above = range.above() ? value > range.min() : value >= range.min();
        boolean below = range.below() ? value < range.max() : value <= range.max();
        return above && below;
    }
}

package lamina.api;

/**
 * What every plugin offers: a name for configuration, a record of settings and a product made of them.
 *
 * <p>Each kind of plugin has an interface of its own below this one ({@code LayerProvider}, {@code DatasetProvider} …), so that
 * {@code provides … with …} in a module descriptor speaks. Wherever a settings record has a component whose type is the product of
 * such an interface, configuration writes an object whose {@code "type"} picks the provider; a bare string is that type with defaults.
 *
 * @param <C> the settings: a public record in an exported package, each component with {@link Doc} and, unless it is required,
 *     {@link Default}
 * @param <T> the product
 */
public interface Provider<C extends Record, T> {

    /** The name in configuration: lower-case words joined by dashes ({@code max-pool}); unique for its product. */
    String type();

    /** The record that configuration binds; its canonical constructor may reject combinations by {@link IllegalArgumentException}. */
    Class<C> settings();

    /**
     * Makes the product. Does no input or output: files are opened by the product when they are needed.
     *
     * @param settings already checked against the annotations of their record
     */
    T create(C settings);
}

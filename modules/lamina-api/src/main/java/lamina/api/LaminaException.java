package lamina.api;

/**
 * Something a person can mend: its message says what is wrong, where, what was expected, what was found and what to do. Shown without
 * a stack trace.
 */
public abstract sealed class LaminaException extends RuntimeException
        permits ConfigurationException, PluginException, AssemblyException, BackendException, DataException {
    private static final long serialVersionUID = 1;

    LaminaException(String message) {
        super(message);
    }

    LaminaException(String message, Throwable cause) {
        super(message, cause);
    }
}

package lamina.api;

/** The configuration of a run is wrong: a misspelt key, a value out of range, a missing file. */
public final class ConfigurationException extends LaminaException {
    private static final long serialVersionUID = 1;

    /** With a message for the person who can mend it. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** With a message for the person who can mend it, and what brought it about. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}

package lamina.api;

/** A plugin cannot be found, loaded or used. */
public final class PluginException extends LaminaException {
    private static final long serialVersionUID = 1;

    /** With a message for the person who can mend it. */
    public PluginException(String message) {
        super(message);
    }

    /** With a message for the person who can mend it, and what brought it about. */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}

package lamina.api;

/** A backend or its device cannot run the graph. */
public final class BackendException extends LaminaException {
    private static final long serialVersionUID = 1;

    /** With a message for the person who can mend it. */
    public BackendException(String message) {
        super(message);
    }

    /** With a message for the person who can mend it, and what brought it about. */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}

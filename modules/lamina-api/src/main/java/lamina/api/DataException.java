package lamina.api;

/** A dataset, an example or a weights file cannot be read. */
public final class DataException extends LaminaException {
    private static final long serialVersionUID = 1;

    /** With a message for the person who can mend it. */
    public DataException(String message) {
        super(message);
    }

    /** With a message for the person who can mend it, and what brought it about. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}

package lamina.core.data;

import lamina.api.DataException;

/** A picture that cannot be had because it is damaged itself, not because the disk or a program failed. Checked, so that nobody forgets it. */
public final class BadPicture extends Exception {
    private static final long serialVersionUID = 1;

    private final int index;
    private final String name;
    private final DataException reason;

    BadPicture(int index, String name, DataException reason) {
        super(reason.getMessage(), reason);
        this.index = index;
        this.name = name;
        this.reason = reason;
    }

    /** Which example it is. */
    public int index() {
        return index;
    }

    /** What messages call it: {@code example 7} if not even that is known. */
    public String name() {
        return name;
    }

    /** What is wrong with it, for those who cannot do without it. */
    public DataException reason() {
        return reason;
    }
}

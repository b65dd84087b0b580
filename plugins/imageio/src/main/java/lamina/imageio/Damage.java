package lamina.imageio;

import java.io.IOException;
import lamina.api.DataException;
import lamina.api.data.Encoded;

/** What is said of a file that cannot be decoded. */
final class Damage {
    private Damage() {}

    static DataException of(Encoded encoded, Exception cause) {
        String reason = cause instanceof IOException
                ? cause.getMessage()
                : "the file is damaged (" + cause + ")"; // what ImageIO throws for damage that it did not foresee
        return new DataException(encoded.name() + " cannot be decoded as JPEG: " + reason, cause);
    }
}

package lamina.core.train;

import java.util.Optional;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;

/** Says of JSON that was cut off where it ends, in words for a person: what a parser expected next helps nobody then. */
public final class JsonEnd {
    private static final String SIGN = "Unexpected end-of-input"; // Jackson has a class for it, but not between values

    private JsonEnd() {}

    /**
     * {@code it ends in the middle of the object that begins at line 4, column 7}; empty if something else is wrong.
     *
     * @param failure what Jackson threw
     */
    public static Optional<String> of(RuntimeException failure) {
        return failure instanceof StreamReadException end
                        && end.getOriginalMessage().startsWith(SIGN)
                ? Optional.of("it ends in the middle of " + text(end.processor().streamReadContext()))
                : Optional.empty();
    }

    private static String text(TokenStreamContext open) {
        if (open.inRoot()) {
            return "a value";
        }
        TokenStreamLocation begin = open.startLocation(ContentReference.unknown());
        return "the %s that begins at line %d, column %d"
                .formatted(open.inObject() ? "object" : "list", begin.getLineNr(), begin.getColumnNr());
    }
}

package lamina.core.survey;

import lamina.api.data.Split;

/**
 * Something about a picture that one should know of.
 *
 * @param split in which it is
 * @param index of the example
 * @param name what messages call it
 * @param kind what it is
 * @param detail what was found
 */
public record Fault(Split split, int index, String name, Kind kind, String detail) {

    /** What can be the matter with a picture. */
    public enum Kind {
        /** It cannot be decoded: training stops at it, or passes over it. */
        DAMAGED("damaged", true),
        /** It cannot be decoded, for its end is missing. */
        TRUNCATED("cut off", true),
        /** Its label is that of no class. */
        LABEL("label", true),
        /** Its end is missing, and it is decoded all the same. */
        NO_END("no end marker", false),
        /** Its name says another format than its bytes; decoders go by the bytes. */
        EXTENSION("wrong extension", false),
        /** A JPEG of four components, ink instead of light; decoders turn it into RGB. */
        CMYK("CMYK", false);

        private final String word;
        private final boolean problem;

        Kind(String word, boolean problem) {
            this.word = word;
            this.problem = problem;
        }

        /** For people. */
        public String word() {
            return word;
        }

        /** Whether something has to be done about it. */
        public boolean problem() {
            return problem;
        }
    }
}

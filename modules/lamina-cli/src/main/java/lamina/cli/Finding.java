package lamina.cli;

/**
 * What {@code doctor} found out about one thing.
 *
 * @param verdict whether it is as it has to be
 * @param subject what was looked at
 * @param found how it is
 * @param cure what to do about it; empty if there is nothing to do
 */
record Finding(Verdict verdict, String subject, String found, String cure) {

    /** How things are. */
    enum Verdict {
        OK("ok"),
        /** Not there, and nothing needs it. */
        NOTE("-"),
        PROBLEM("problem");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As the list shows it. */
        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String found) {
        return new Finding(Verdict.OK, subject, found, "");
    }

    static Finding note(String subject, String found, String cure) {
        return new Finding(Verdict.NOTE, subject, found, cure);
    }

    static Finding problem(String subject, String found, String cure) {
        return new Finding(Verdict.PROBLEM, subject, found, cure);
    }

    boolean isProblem() {
        return verdict == Verdict.PROBLEM;
    }
}

package lamina.core.verify;

/**
 * What came of one rule.
 *
 * @param rule its number: {@code L5}
 * @param text the rule
 * @param outcome what came of it
 * @param reason why it fails, or was not run; empty if it holds
 */
public record Verdict(String rule, String text, Outcome outcome, String reason) {

    /** How a plugin stands to a rule. */
    public enum Outcome {
        /** It keeps it. */
        HOLDS,
        /** It breaks it. */
        FAILS,
        /** Nobody but its author can try it. */
        NOT_RUN
    }
}

/**
 * Holds a plugin that somebody else has written to the numbered rules of its kind: {@link lamina.core.verify.Kit} finds the test kit in a
 * folder of jars, whose {@link lamina.core.verify.Verifier} gives a {@link lamina.core.verify.Verdict} for each rule.
 */
package lamina.core.verify;

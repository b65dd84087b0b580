package lamina.api.train;

/**
 * What one step of training came to.
 *
 * @param number counted from 1 since the run began
 * @param epoch the epoch it belongs to, counted from 1
 * @param rate its learning rate
 * @param score the batch before the update
 * @param seconds how long the step took, waiting included
 * @param waiting how much of that the step waited for data, in seconds
 */
public record Step(long number, int epoch, float rate, Score score, double seconds, double waiting) {}

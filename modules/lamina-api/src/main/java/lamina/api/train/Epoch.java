package lamina.api.train;

/**
 * What one pass over the training pictures came to.
 *
 * @param number counted from 1
 * @param steps steps done since the run began
 * @param rate the learning rate of its last step
 * @param loss mean loss of its training steps
 * @param validation what the held-back pictures gave after it
 * @param seconds its duration, validation included
 */
public record Epoch(int number, long steps, float rate, double loss, Score validation, double seconds) {}

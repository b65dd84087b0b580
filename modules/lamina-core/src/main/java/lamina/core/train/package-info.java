/**
 * Training, evaluation, prediction, and what they leave on the disk. A {@link lamina.core.train.Session} has it all:
 *
 * <pre>{@code
 * try (Session session = Session.training(spec, decoders, overrides);
 *         Journal journal = Journal.create(Path.of("runs", "first"), 10)) {
 *     session.train(journal, "{}", List.of());
 *     Score score = session.evaluate(Split.TEST, Integer.MAX_VALUE, List.of());
 * }
 * try (Session session = Session.evaluation(spec, 1, decoders, overrides)) {
 *     session.load(Path.of("runs", "first", Journal.BEST));
 *     List<Prediction> seen = session.predictor().predict(pictures);
 * }
 * }</pre>
 *
 * <p>Within it, {@link lamina.core.train.Training} begins a run in its {@link lamina.core.train.Journal}, or goes on in it; {@code Trainer}
 * goes from epoch to epoch; a step happens in a {@code Learner}, an evaluation in an {@link lamina.core.train.Evaluator}; {@code
 * CheckpointWatch} says when a checkpoint is written, and {@code CheckpointWriter} writes it.
 *
 * <p>The same run gives the same weights bit for bit, for any number of loader threads, if its backend computes the same bits.
 */
package lamina.core.train;

/**
 * What a person sees of a run: one HTML page that needs nothing else, no network either. {@link lamina.report.Report} reads what a run's
 * folder has; {@link lamina.report.Follower} listens to a training for all that is about single pictures and classes;
 * {@link lamina.report.LivePage} shows the same page meanwhile.
 *
 * <pre>{@code
 * try (Follower follower = new Follower(session, journal.folder())) {
 *     session.train(journal, config, List.of(follower));
 *     follower.write();
 * }
 * }</pre>
 *
 * <p>A part that cannot be made says so, and why; the others are there all the same.
 */
package lamina.report;

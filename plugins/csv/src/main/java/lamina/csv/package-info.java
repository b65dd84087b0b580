/**
 * The listener {@code csv}: what a run measures as tables in its folder, for spreadsheets, R and pandas.
 *
 * <p>{@code steps.csv} has a row for some of the steps, {@code epochs.csv} one for each epoch, {@code layers.csv} one for each layer in each
 * step that the run looked into ({@code train.watch.statistics}). RFC 4180: a header, commas, lines that end in CR LF. Shares are from 0 to 1,
 * times in seconds; what is not there is empty, and what is no number reads {@code NaN}, {@code Infinity} or {@code -Infinity}.
 *
 * <p>A row is written at once and whole. A run that goes on drops the rows that it will measure again.
 */
package lamina.csv;

/**
 * From stored pictures to batches: worker threads take examples in the order of the epoch's {@link lamina.core.data.Permutation}, a
 * {@link lamina.core.data.Pipeline} decodes and augments them, a {@link lamina.core.data.Loader} keeps a few {@link
 * lamina.core.data.Batch}es ahead of the trainer.
 *
 * <p>Everything random is a pure function of (seed, epoch, example), so the number of threads changes nothing but the speed. An example
 * that is damaged stops the run, or training passes over it ({@link lamina.core.data.BadPictures}) if it is told how many it may;
 * validation never does.
 */
package lamina.core.data;

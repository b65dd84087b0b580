/**
 * Contract tests for authors of plugins, one base class for each kind: {@link lamina.testkit.LayerContract},
 * {@link lamina.testkit.LossContract}, {@link lamina.testkit.OptimizerContract}, {@link lamina.testkit.ScheduleContract},
 * {@link lamina.testkit.InitializerContract}, {@link lamina.testkit.DatasetContract}, {@link lamina.testkit.DecoderContract},
 * {@link lamina.testkit.AugmentationContract} and {@link lamina.testkit.BackendContract}. Each has numbered rules, a test for each; a
 * failed test's name says which.
 *
 * <p>{@link lamina.testkit.Trial} and {@link lamina.testkit.Update} run a layer, a loss or an optimizer for examples worked by hand;
 * {@link lamina.testkit.Reference} runs any graph by its portable kernels; {@link lamina.testkit.KernelLint} checks the dialect of
 * kernels. None of them needs a backend.
 */
package lamina.testkit;

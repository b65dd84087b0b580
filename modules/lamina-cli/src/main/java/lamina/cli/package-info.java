/**
 * The command line. {@code Lamina} starts it, {@code Commands} lists what there is, and a verb is a class of its own: {@code TrainCommand},
 * {@code DataCommand} with {@code PackCommand} and others below it, {@code PluginsCommand}, {@code RuntimeCommand}.
 *
 * <p><b>What verbs share.</b> {@code RunOptions} say which run is meant and what is changed in it; a {@code Toolbox} has the plugins and
 * reads configuration; {@code Output} is where results and notes go, {@code Table} and the classes named {@code …Text}, {@code …Json} and
 * {@code …Line} what they look like, {@code Display} how far a run is; {@code Failures} says what went wrong, and {@code ExitCode} how a
 * command may end. An {@code AttendedTraining} is a training with somebody in front of it.
 *
 * <p>What verbs do is done elsewhere, by {@code lamina.core}, {@code lamina.config} and {@code lamina.report}, which know nothing of a
 * command line.
 */
package lamina.cli;

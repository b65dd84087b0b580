package lamina.api.train;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import lamina.api.graph.Tensor;

/** The run that a listener watches: where it leaves its files, and what it has learned. For the training thread only. */
public interface WatchedRun {

    /** The name of the model. */
    String name();

    /** The folder of the run. A listener writes into files or folders of its own below it. */
    Path folder();

    /** The names of the classes, in the order of the labels. */
    List<String> classes();

    /** What is learned, in the order of the layers; a convolution's weights are [out, in / groups, height, width]. */
    List<Tensor> parameters();

    /**
     * Reads a parameter as it is after the step or the epoch that was told last. It copies from the device: to be asked for at the end of
     * an epoch, not after each step.
     *
     * @param into as many bytes as the parameter has
     */
    void read(Tensor parameter, MemorySegment into);
}

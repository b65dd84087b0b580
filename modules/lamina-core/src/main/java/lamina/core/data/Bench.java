package lamina.core.data;

import java.lang.foreign.MemorySegment;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;

/** One thread's place in a pipeline: its pictures and random numbers, reused. */
final class Bench {
    private final Pipeline pipeline;
    private final Image decoded = Image.empty(); // kept for the other views of the same picture
    private final Image work = Image.empty();
    private final Draws draws = new Draws();
    private int held = -1;
    private String name = "";
    private int label;

    Bench(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Reads, decodes and augments a view of an example.
     *
     * @param index of the example
     * @param place where it comes in the order of the epoch
     * @param into [height, width, channels] of float
     * @return the label
     * @throws BadPicture if the example is damaged, or does not fit what is done to it
     */
    int prepare(Examples examples, int index, int place, int epoch, int view, MemorySegment into) throws BadPicture {
        if (pipeline.views() == 1) {
            decode(examples, index, work);
        } else {
            if (held != index) {
                held = -1; // an example that fails is not held
                decode(examples, index, decoded);
                held = index;
            }
            work.copy(decoded);
        }
        pipeline.augment(work, name, epoch, index, place, view, draws);
        work.writeTo(into);
        return label;
    }

    /** What messages call the example that was prepared last. */
    String name() {
        return name;
    }

    private void decode(Examples examples, int index, Image into) throws BadPicture {
        Encoded encoded = Decoding.read(examples, index);
        name = encoded.name();
        label = encoded.label();
        pipeline.decode(encoded, index, into);
    }
}

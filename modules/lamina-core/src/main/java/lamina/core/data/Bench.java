package lamina.core.data;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Decoder;
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
     * @param into [height, width, channels] of float
     * @return the label
     */
    int prepare(Examples examples, int index, int epoch, int view, MemorySegment into) {
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
        pipeline.augment(work, name, epoch, index, view, draws);
        MemorySegment.copy(work.pixels(), 0, into, ValueLayout.JAVA_FLOAT, 0, work.size());
        return label;
    }

    /** What messages call the example that was prepared last. */
    String name() {
        return name;
    }

    private void decode(Examples examples, int index, Image into) {
        decode(examples, index, into, pipeline.detail());
    }

    /**
     * Reads and decodes an example.
     *
     * @param detail how many pixels of its shorter side are of use
     * @return the label
     */
    int decode(Examples examples, int index, Image into, int detail) {
        name = "example " + index;
        String task = "it cannot be read";
        try {
            Encoded encoded = examples.read(index);
            name = encoded.name();
            label = encoded.label();
            Decoder decoder = pipeline.decoder(encoded);
            task = decoder.getClass().getSimpleName() + " cannot decode it";
            decoder.decode(encoded, into, detail);
            return label;
        } catch (IOException | RuntimeException e) {
            throw failure(name, task, e);
        }
    }

    /** One message that names the example, whoever failed. */
    static DataException failure(String example, String task, Exception cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof DataException known && reason.contains(example)) {
            return known;
        }
        return new DataException(example + ": " + task + ": " + reason + ". Repair, replace or remove it", cause);
    }
}

package lamina.core;

import java.nio.file.Path;
import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;

/** From what a run begins, other than chance: weights that another run has learned, for fine-tuning. */
@Doc("Weights that the run begins with")
public record InitSpec(
        @Doc("A weights file (safetensors), or a run folder for its best weights, or else its last")
        Path from,

        @Doc(
                "Whether the file has to fit the network wholly; else what has the same name and shape is taken, and all else is reported")
        @Default("true")
        boolean strict,

        @Doc("What begins afresh even if the file has it: fc8 for a layer, fc8.bias for a parameter, * for any letters")
        @Default("[]")
        List<String> fresh) {

    /** Copies the list. */
    public InitSpec {
        fresh = List.copyOf(fresh);
    }
}
